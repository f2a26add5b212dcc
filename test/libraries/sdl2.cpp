// Twins for sdl2; program.
// REQUIRES: sdl2
// RUN: %tidy %s -- %{sdl2} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <SDL.h>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#ifndef __clang__
__attribute__((constructor)) static void headless() {
  setenv("SDL_VIDEODRIVER", "dummy", 1);
  setenv("SDL_AUDIODRIVER", "dummy", 1);
}
#endif

struct Counter {
  int N = 0;
};
static Uint32 onTick(Uint32 Interval, void *P) {
  ++static_cast<Counter *>(P)->N;
  return Interval;
}
static int onEvent(void *P, SDL_Event *) {
  ++static_cast<Counter *>(P)->N;
  return 1;
}
static void onAudio(void *P, Uint8 *Stream, int Len) {
  ++static_cast<Counter *>(P)->N;
  SDL_memset(Stream, 0, Len);
}
static void pushUserEvent() {
  SDL_Event E;
  SDL_zero(E);
  E.type = SDL_USEREVENT;
  SDL_PushEvent(&E);
}

// Timers call from SDL's own thread.
static int countTicks() {
  Counter C;
  SDL_AddTimer(5, onTick, &C);
  return C.N;
}
// CHECK: :[[@LINE-2]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
void bad_timer_left(void) {
  SDL_Init(SDL_INIT_TIMER);
  countTicks();
  SDL_Delay(100);
  SDL_Quit();
}
static int countTicksAndRemove() {
  Counter C;
  SDL_TimerID Id = SDL_AddTimer(5, onTick, &C);
  SDL_Delay(20);
  SDL_RemoveTimer(Id);
  return C.N;
}
void good_timer_removed(void) {
  SDL_Init(SDL_INIT_TIMER);
  countTicksAndRemove();
  SDL_Delay(50);
  SDL_Quit();
}

// delete, then remove: between the two the timer fires.
class Blinker {
public:
  bool start() {
    State = new Counter;
    Id = SDL_AddTimer(1, onTick, State);
    return Id != 0;
  }
  Counter *State = nullptr;
  SDL_TimerID Id = 0;
};
void bad_timer_deleted_first(void) {
  SDL_Init(SDL_INIT_TIMER);
  Blinker B;
  if (B.start()) {
    delete B.State;
    SDL_Delay(50);
    SDL_RemoveTimer(B.Id);
  }
// CHECK: :[[@LINE-4]]:5: warning: the 'Counter' object is dropped while its stub is still live [callback-dangling-stub]
  SDL_Quit();
}
void good_timer_removed_first(void) {
  SDL_Init(SDL_INIT_TIMER);
  Blinker B;
  if (B.start()) {
    SDL_RemoveTimer(B.Id);
    SDL_Delay(50);
    delete B.State;
  }
  SDL_Quit();
}

// The wrong one of two timers.
static void twoTimers() {
  Counter A, B;
  SDL_TimerID First = SDL_AddTimer(5, onTick, &A);
  SDL_TimerID Second = SDL_AddTimer(5, onTick, &B);
  SDL_RemoveTimer(First);
  SDL_RemoveTimer(First);
}
// CHECK: :[[@LINE-1]]:1: warning: 'B' is dropped while its stub is still live [callback-dangling-stub]
void bad_second_timer(void) {
  SDL_Init(SDL_INIT_TIMER);
  twoTimers();
  SDL_Delay(50);
  SDL_Quit();
}
static void twoTimersWell() {
  Counter A, B;
  SDL_TimerID First = SDL_AddTimer(5, onTick, &A);
  SDL_TimerID Second = SDL_AddTimer(5, onTick, &B);
  SDL_RemoveTimer(First);
  SDL_RemoveTimer(Second);
}
void good_second_timer(void) {
  SDL_Init(SDL_INIT_TIMER);
  twoTimersWell();
  SDL_Delay(50);
  SDL_Quit();
}

// Returning 0 ends a timer.
static Uint32 onceOnly(Uint32, void *P) {
  ++static_cast<Counter *>(P)->N;
  return 0;
}
void good_timer_ends_itself(void) {
  SDL_Init(SDL_INIT_TIMER);
  auto C = std::make_unique<Counter>();
  SDL_AddTimer(5, onceOnly, C.get());
  SDL_Delay(200);
  C.reset();
  SDL_Quit();
}

// A guard object around SDL_AddEventWatch.
struct Watch {
  Counter C;
  Watch() { SDL_AddEventWatch(onEvent, &C); }
// CHECK: :[[@LINE-3]]:8: warning: 'Watch::C' is dropped while its stub is still live [callback-dangling-stub]
};
struct GoodWatch {
  Counter C;
  GoodWatch() { SDL_AddEventWatch(onEvent, &C); }
  ~GoodWatch() { SDL_DelEventWatch(onEvent, &C); }
};
void bad_watch_guard(void) {
  SDL_Init(SDL_INIT_EVENTS);
  {
    Watch W;
    pushUserEvent();
  }
  pushUserEvent();
  SDL_Quit();
}
void good_watch_guard(void) {
  SDL_Init(SDL_INIT_EVENTS);
  {
    GoodWatch W;
    pushUserEvent();
  }
  pushUserEvent();
  SDL_Quit();
}

// Both arguments must be those of the registration.
static void watchFor(int Ms) {
  Counter *C = new Counter;
  SDL_AddEventWatch(onEvent, C);
  SDL_Delay(Ms);
  SDL_DelEventWatch(onEvent, nullptr);
  delete C;
}
// CHECK: :[[@LINE-2]]:3: warning: the 'Counter' object is dropped while its stub is still live [callback-dangling-stub]
void bad_watch_other_userdata(void) {
  SDL_Init(SDL_INIT_EVENTS);
  watchFor(1);
  pushUserEvent();
  SDL_Quit();
}
static void watchForWell(int Ms) {
  Counter *C = new Counter;
  SDL_AddEventWatch(onEvent, C);
  SDL_Delay(Ms);
  SDL_DelEventWatch(onEvent, C);
  delete C;
}
void good_watch_same_userdata(void) {
  SDL_Init(SDL_INIT_EVENTS);
  watchForWell(1);
  pushUserEvent();
  SDL_Quit();
}

// The filter is one slot.
static Counter Global;
static void filterOff(bool Early) {
  Counter C;
  SDL_SetEventFilter(onEvent, &C);
  if (Early)
    return;
  SDL_SetEventFilter(nullptr, nullptr);
}
// CHECK: :[[@LINE-3]]:5: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
void bad_filter_early_return(void) {
  SDL_Init(SDL_INIT_EVENTS);
  filterOff(true);
  pushUserEvent();
  SDL_Quit();
}
static void filterReplaced(bool Early) {
  Counter C;
  SDL_SetEventFilter(onEvent, &C);
  pushUserEvent();
  SDL_SetEventFilter(onEvent, &Global);
}
void good_filter_replaced(void) {
  SDL_Init(SDL_INIT_EVENTS);
  filterReplaced(true);
  pushUserEvent();
  SDL_Quit();
}

// Audio: the userdata is in the SDL_AudioSpec, which itself is copied.
static SDL_AudioDeviceID play(Counter &C) {
  SDL_AudioSpec Want;
  SDL_zero(Want);
  Want.freq = 8000;
  Want.format = AUDIO_S16SYS;
  Want.channels = 1;
  Want.samples = 64;
  Want.callback = onAudio;
  Want.userdata = &C;
  SDL_AudioDeviceID Dev = SDL_OpenAudioDevice(nullptr, 0, &Want, nullptr, 0);
  if (Dev)
    SDL_PauseAudioDevice(Dev, 0);
  return Dev;
}
void bad_audio_inner_scope(void) {
  SDL_Init(SDL_INIT_AUDIO);
  SDL_AudioDeviceID Dev;
  {
    Counter C;
    Dev = play(C);
    SDL_Delay(20);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
  SDL_Delay(100);
  SDL_CloseAudioDevice(Dev);
  SDL_Quit();
}
void good_audio_closed(void) {
  SDL_Init(SDL_INIT_AUDIO);
  {
    Counter C;
    SDL_AudioDeviceID Dev = play(C);
    SDL_Delay(20);
    SDL_CloseAudioDevice(Dev);
  }
  SDL_Delay(50);
  SDL_Quit();
}
void good_audio_paused(void) {
  SDL_Init(SDL_INIT_AUDIO);
  SDL_AudioDeviceID Dev;
  {
    Counter C;
    Dev = play(C);
    SDL_PauseAudioDevice(Dev, 1);
  }
  SDL_Delay(50);
  SDL_CloseAudioDevice(Dev);
  SDL_Quit();
}
static int openOld(int Freq) {
  auto *C = static_cast<Counter *>(std::calloc(1, sizeof(Counter)));
  SDL_AudioSpec Want = {};
  Want.freq = Freq;
  Want.format = AUDIO_S16SYS;
  Want.channels = 1;
  Want.samples = 64;
  Want.callback = onAudio;
  Want.userdata = C;
  if (SDL_OpenAudio(&Want, nullptr) < 0) {
    std::free(C);
    return -1;
  }
  SDL_PauseAudio(0);
  std::free(C);
  return 0;
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
void bad_old_audio(void) {
  SDL_Init(SDL_INIT_AUDIO);
  openOld(8000);
  SDL_Delay(100);
  SDL_Quit();
}
static int openOldWell(int Freq) {
  auto *C = static_cast<Counter *>(std::calloc(1, sizeof(Counter)));
  SDL_AudioSpec Want = {};
  Want.freq = Freq;
  Want.format = AUDIO_S16SYS;
  Want.channels = 1;
  Want.samples = 64;
  Want.callback = onAudio;
  Want.userdata = C;
  if (SDL_OpenAudio(&Want, nullptr) < 0) {
    std::free(C);
    return -1;
  }
  SDL_PauseAudio(0);
  SDL_CloseAudio();
  std::free(C);
  return 0;
}
void good_old_audio(void) {
  SDL_Init(SDL_INIT_AUDIO);
  openOldWell(8000);
  SDL_Delay(50);
  SDL_Quit();
}

// Threads
static int work(void *P) {
  SDL_Delay(20);
  return ++static_cast<Counter *>(P)->N;
}
static bool spawn() {
  Counter C;
  SDL_Thread *T = SDL_CreateThread(work, "work", &C);
  if (!T)
    return false;
  SDL_DetachThread(T);
  return true;
}
// CHECK: :[[@LINE-2]]:3: warning: 'C' is dropped while its stub is still live [callback-dangling-stub]
void bad_thread_detached(void) {
  spawn();
  SDL_Delay(100);
}
static bool spawnAndWait() {
  Counter C;
  SDL_Thread *T = SDL_CreateThread(work, "work", &C);
  if (!T)
    return false;
  SDL_WaitThread(T, nullptr);
  return true;
}
void good_thread_waited(void) {
  spawnAndWait();
  SDL_Delay(50);
}
struct Job {
  SDL_sem *Done;
  int Result;
};
static int workAndPost(void *P) {
  auto *J = static_cast<Job *>(P);
  J->Result = 1;
  return SDL_SemPost(J->Done);
}
void good_thread_semaphore(void) {
  SDL_sem *Done = SDL_CreateSemaphore(0);
  {
    Job J{Done, 0};
    SDL_DetachThread(SDL_CreateThread(workAndPost, "work", &J));
    SDL_SemWait(Done);
  }
  SDL_Delay(20);
  SDL_DestroySemaphore(Done);
}

// Log and hints
static void toString(void *P, int, SDL_LogPriority, const char *Message) { *static_cast<std::string *>(P) += Message; }
static std::string captureLog(int N) {
  std::string Log;
  SDL_LogSetOutputFunction(toString, &Log);
  SDL_Log("first %d", N);
  std::string Copy = Log;
  return Copy;
}
// CHECK: :[[@LINE-2]]:3: warning: 'Log' is dropped while its stub is still live [callback-dangling-stub]
void bad_log_capture(void) {
  captureLog(1);
  SDL_Log("a message that is too long for the small string optimization");
}
static std::string captureLogWell(int N) {
  std::string Log;
  SDL_LogOutputFunction Old;
  void *OldData;
  SDL_LogGetOutputFunction(&Old, &OldData);
  SDL_LogSetOutputFunction(toString, &Log);
  SDL_Log("first %d", N);
  SDL_LogSetOutputFunction(Old, OldData);
  std::string Copy = Log;
  return Copy;
}
void good_log_capture(void) {
  captureLogWell(1);
  SDL_Log("done");
}
static void onHint(void *P, const char *, const char *, const char *) { ++static_cast<Counter *>(P)->N; }
static void hintLocal(const char *Value) {
  auto C = std::make_unique<Counter>();
  SDL_AddHintCallback(SDL_HINT_RENDER_VSYNC, onHint, C.get());
  SDL_SetHint(SDL_HINT_RENDER_VSYNC, Value);
}
// CHECK: :[[@LINE-1]]:1: warning: the 'Counter' object is dropped while its stub is still live [callback-dangling-stub]
void bad_hint_unique_ptr(void) {
  hintLocal("1");
  SDL_SetHint(SDL_HINT_RENDER_VSYNC, "0");
}
static void hintLocalWell(const char *Value) {
  auto C = std::make_unique<Counter>();
  SDL_AddHintCallback(SDL_HINT_RENDER_VSYNC, onHint, C.get());
  SDL_SetHint(SDL_HINT_RENDER_VSYNC, Value);
  SDL_DelHintCallback(SDL_HINT_RENDER_VSYNC, onHint, C.get());
}
void good_hint_unique_ptr(void) {
  hintLocalWell("1");
  SDL_SetHint(SDL_HINT_RENDER_VSYNC, "0");
}

// A container moves its elements: the watched address is the old one.
void bad_vector_grows(void) {
  SDL_Init(SDL_INIT_EVENTS);
  std::vector<Counter> All(1);
  SDL_AddEventWatch(onEvent, &All[0]);
  All.clear();
  All.shrink_to_fit();
  pushUserEvent();
  SDL_Quit();
}
// CHECK: :[[@LINE-5]]:3: warning: the 'Counter' object is dropped while its stub is still live [callback-dangling-stub]
void good_vector_reserved(void) {
  SDL_Init(SDL_INIT_EVENTS);
  std::vector<Counter> All(1);
  SDL_AddEventWatch(onEvent, &All[0]);
  pushUserEvent();
  SDL_DelEventWatch(onEvent, &All[0]);
  All.clear();
  SDL_Quit();
}
