// Twins for libvlc; not a program: libvlc_new needs the VLC plugins, which are not installed.
// REQUIRES: libvlc
// RUN: %tidy %s -- %{libvlc} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <cstdlib>
#include <memory>
#include <sys/types.h>
#include <vlc/vlc.h>

struct Stats {
  int Events = 0;
};
static void onEvent(const libvlc_event_t *, void *P) { ++static_cast<Stats *>(P)->Events; }
static libvlc_media_t *aMedia(libvlc_instance_t *Vlc) { return libvlc_media_new_path(Vlc, "/dev/null"); }

// Changing a media's meta data sends its event at once.
static void watch(libvlc_media_t *Media) {
  Stats S;
  libvlc_event_attach(libvlc_media_event_manager(Media), libvlc_MediaMetaChanged, onEvent, &S);
  libvlc_media_set_meta(Media, libvlc_meta_Title, "a");
}
// CHECK: :[[@LINE-1]]:1: warning: 'S' is dropped while its stub is still live [callback-dangling-stub]
void bad_media_event(void) {
  const char *Args[] = {"--quiet"};
  libvlc_instance_t *Vlc = libvlc_new(1, Args);
  libvlc_media_t *Media = aMedia(Vlc);
  watch(Media);
  libvlc_media_set_meta(Media, libvlc_meta_Title, "b");
  libvlc_media_release(Media);
  libvlc_release(Vlc);
}
static void watchAndDetach(libvlc_media_t *Media) {
  Stats S;
  libvlc_event_manager_t *Events = libvlc_media_event_manager(Media);
  libvlc_event_attach(Events, libvlc_MediaMetaChanged, onEvent, &S);
  libvlc_media_set_meta(Media, libvlc_meta_Title, "a");
  libvlc_event_detach(Events, libvlc_MediaMetaChanged, onEvent, &S);
}
void good_media_event(void) {
  const char *Args[] = {"--quiet"};
  libvlc_instance_t *Vlc = libvlc_new(1, Args);
  libvlc_media_t *Media = aMedia(Vlc);
  watchAndDetach(Media);
  libvlc_media_set_meta(Media, libvlc_meta_Title, "b");
  libvlc_media_release(Media);
  libvlc_release(Vlc);
}

// Two events attached, one detached.
static void watchTwo(libvlc_media_t *Media) {
  auto S = std::make_unique<Stats>();
  libvlc_event_manager_t *Events = libvlc_media_event_manager(Media);
  libvlc_event_attach(Events, libvlc_MediaMetaChanged, onEvent, S.get());
  libvlc_event_attach(Events, libvlc_MediaDurationChanged, onEvent, S.get());
  libvlc_event_detach(Events, libvlc_MediaDurationChanged, onEvent, S.get());
}
// CHECK: :[[@LINE-1]]:1: warning: the 'Stats' object is dropped while its stub is still live [callback-dangling-stub]
void bad_one_detached(void) {
  const char *Args[] = {"--quiet"};
  libvlc_instance_t *Vlc = libvlc_new(1, Args);
  libvlc_media_t *Media = aMedia(Vlc);
  watchTwo(Media);
  libvlc_media_set_meta(Media, libvlc_meta_Title, "b");
  libvlc_media_release(Media);
  libvlc_release(Vlc);
}
static void watchTwoWell(libvlc_media_t *Media) {
  auto S = std::make_unique<Stats>();
  libvlc_event_manager_t *Events = libvlc_media_event_manager(Media);
  libvlc_event_attach(Events, libvlc_MediaMetaChanged, onEvent, S.get());
  libvlc_event_attach(Events, libvlc_MediaDurationChanged, onEvent, S.get());
  libvlc_event_detach(Events, libvlc_MediaDurationChanged, onEvent, S.get());
  libvlc_event_detach(Events, libvlc_MediaMetaChanged, onEvent, S.get());
}
void good_both_detached(void) {
  const char *Args[] = {"--quiet"};
  libvlc_instance_t *Vlc = libvlc_new(1, Args);
  libvlc_media_t *Media = aMedia(Vlc);
  watchTwoWell(Media);
  libvlc_media_set_meta(Media, libvlc_meta_Title, "b");
  libvlc_media_release(Media);
  libvlc_release(Vlc);
}

// Set-up that fails half way
static void onLog(void *P, int, const libvlc_log_t *, const char *, va_list) { ++static_cast<Stats *>(P)->Events; }
static bool logTo(libvlc_instance_t *Vlc, bool Fail) {
  auto *S = new Stats;
  libvlc_log_set(Vlc, onLog, S);
  if (Fail) {
    delete S;
    return false;
  }
// CHECK: :[[@LINE-3]]:5: warning: the 'Stats' object is dropped while its stub is still live [callback-dangling-stub]
  libvlc_log_unset(Vlc);
  delete S;
  return true;
}
void bad_log_left(void) {
  libvlc_instance_t *Vlc = libvlc_new(0, nullptr);
  logTo(Vlc, true);
  libvlc_media_player_t *Player = libvlc_media_player_new(Vlc);
  libvlc_media_t *Media = aMedia(Vlc);
  libvlc_media_player_set_media(Player, Media);
  libvlc_media_player_play(Player);
  libvlc_media_player_stop(Player);
  libvlc_media_player_release(Player);
  libvlc_media_release(Media);
  libvlc_release(Vlc);
}
static bool logToWell(libvlc_instance_t *Vlc, bool Fail) {
  auto *S = new Stats;
  libvlc_log_set(Vlc, onLog, S);
  libvlc_log_unset(Vlc);
  delete S;
  return !Fail;
}
void good_log_unset(void) {
  libvlc_instance_t *Vlc = libvlc_new(0, nullptr);
  logToWell(Vlc, true);
  libvlc_media_player_t *Player = libvlc_media_player_new(Vlc);
  libvlc_media_t *Media = aMedia(Vlc);
  libvlc_media_player_set_media(Player, Media);
  libvlc_media_player_play(Player);
  libvlc_media_player_stop(Player);
  libvlc_media_player_release(Player);
  libvlc_media_release(Media);
  libvlc_release(Vlc);
}

// Released first: silent.
void good_player_released_first(void) {
  libvlc_instance_t *Vlc = libvlc_new(0, nullptr);
  libvlc_media_player_t *Player = libvlc_media_player_new(Vlc);
  {
    Stats S;
    libvlc_event_attach(libvlc_media_player_event_manager(Player), libvlc_MediaPlayerMediaChanged, onEvent, &S);
    libvlc_media_player_release(Player);
  }
  libvlc_release(Vlc);
}
