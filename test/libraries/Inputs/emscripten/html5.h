/* A stand-in with what the twins need of emscripten/html5.h, emscripten.h and eventloop.h. */
#ifndef EMSCRIPTEN_HTML5_H
#define EMSCRIPTEN_HTML5_H
#include <pthread.h>
#include <stdbool.h>
#ifdef __cplusplus
extern "C" {
#endif
#define EMSCRIPTEN_RESULT int
#define EMSCRIPTEN_EVENT_TARGET_WINDOW ((const char *)2)
#define EM_CALLBACK_THREAD_CONTEXT_CALLING_THREAD ((pthread_t)0x2)
typedef struct EmscriptenKeyboardEvent EmscriptenKeyboardEvent;
typedef struct EmscriptenUiEvent EmscriptenUiEvent;
typedef struct EmscriptenVisibilityChangeEvent EmscriptenVisibilityChangeEvent;
typedef bool (*em_key_callback_func)(int, const EmscriptenKeyboardEvent *, void *);
typedef bool (*em_ui_callback_func)(int, const EmscriptenUiEvent *, void *);
typedef bool (*em_visibilitychange_callback_func)(int, const EmscriptenVisibilityChangeEvent *, void *);
EMSCRIPTEN_RESULT emscripten_set_keydown_callback_on_thread(const char *, void *, bool, em_key_callback_func, pthread_t);
EMSCRIPTEN_RESULT emscripten_set_keyup_callback_on_thread(const char *, void *, bool, em_key_callback_func, pthread_t);
EMSCRIPTEN_RESULT emscripten_set_resize_callback_on_thread(const char *, void *, bool, em_ui_callback_func, pthread_t);
EMSCRIPTEN_RESULT emscripten_set_visibilitychange_callback_on_thread(void *, bool, em_visibilitychange_callback_func, pthread_t);
#define emscripten_set_keydown_callback(t, u, c, f) emscripten_set_keydown_callback_on_thread((t), (u), (c), (f), EM_CALLBACK_THREAD_CONTEXT_CALLING_THREAD)
#define emscripten_set_keyup_callback(t, u, c, f) emscripten_set_keyup_callback_on_thread((t), (u), (c), (f), EM_CALLBACK_THREAD_CONTEXT_CALLING_THREAD)
#define emscripten_set_resize_callback(t, u, c, f) emscripten_set_resize_callback_on_thread((t), (u), (c), (f), EM_CALLBACK_THREAD_CONTEXT_CALLING_THREAD)
#define emscripten_set_visibilitychange_callback(u, c, f) emscripten_set_visibilitychange_callback_on_thread((u), (c), (f), EM_CALLBACK_THREAD_CONTEXT_CALLING_THREAD)
void emscripten_html5_remove_all_event_listeners(void);
void emscripten_set_main_loop_arg(void (*)(void *), void *, int, bool);
void emscripten_cancel_main_loop(void);
void emscripten_async_call(void (*)(void *), void *, int);
int emscripten_set_timeout(void (*)(void *), double, void *);
void emscripten_clear_timeout(int);
int emscripten_set_interval(void (*)(void *), double, void *);
void emscripten_clear_interval(int);
void emscripten_sleep(unsigned);
typedef int EMSCRIPTEN_WEBSOCKET_T;
typedef struct { EMSCRIPTEN_WEBSOCKET_T socket; } EmscriptenWebSocketMessageEvent;
typedef struct { const char *url; const char **protocols; bool createOnMainThread; } EmscriptenWebSocketCreateAttributes;
typedef bool (*em_websocket_message_callback_func)(int, const EmscriptenWebSocketMessageEvent *, void *);
EMSCRIPTEN_WEBSOCKET_T emscripten_websocket_new(EmscriptenWebSocketCreateAttributes *);
EMSCRIPTEN_RESULT emscripten_websocket_set_onmessage_callback_on_thread(EMSCRIPTEN_WEBSOCKET_T, void *, em_websocket_message_callback_func, pthread_t);
#define emscripten_websocket_set_onmessage_callback(s, u, f) emscripten_websocket_set_onmessage_callback_on_thread((s), (u), (f), EM_CALLBACK_THREAD_CONTEXT_CALLING_THREAD)
EMSCRIPTEN_RESULT emscripten_websocket_close(EMSCRIPTEN_WEBSOCKET_T, unsigned short, const char *);
EMSCRIPTEN_RESULT emscripten_websocket_delete(EMSCRIPTEN_WEBSOCKET_T);
#ifdef __cplusplus
}
#endif
#endif
