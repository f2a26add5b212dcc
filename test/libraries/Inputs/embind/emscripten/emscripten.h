// Declarations of Emscripten's names, for tests of the model. Written by hand.
#pragma once
extern "C" {
typedef void (*em_callback_func)(void);
typedef void (*em_arg_callback_func)(void *);
void emscripten_set_main_loop(em_callback_func func, int fps, int simulate_infinite_loop);
void emscripten_set_main_loop_arg(em_arg_callback_func func, void *arg, int fps, int simulate_infinite_loop);
void emscripten_cancel_main_loop(void);
void emscripten_async_call(em_arg_callback_func func, void *arg, int millis);
}
