// Twins for alsa; not a program: needs a sound device.
// REQUIRES: alsa
// RUN: %tidy %s -- %{alsa} 2>&1 | grep -v note: | %filecheck

#include <alsa/asoundlib.h>
#include <stdlib.h>

struct ring {
  long written;
};

static void on_async(snd_async_handler_t *handler) { ((struct ring *)snd_async_handler_get_callback_private(handler))->written++; }

void bad_async(void) {
  snd_pcm_t *pcm;
  snd_async_handler_t *handler;
  if (snd_pcm_open(&pcm, "default", SND_PCM_STREAM_PLAYBACK, 0) < 0)
    return;
  struct ring *r = calloc(1, sizeof *r);
  if (snd_async_add_pcm_handler(&handler, pcm, on_async, r) == 0) {
    snd_pcm_start(pcm);
    free(r);
  }
// CHECK: :[[@LINE-2]]:5: warning: the object is dropped while its stub is still live [callback-dangling-stub]
  snd_pcm_close(pcm);
}

void good_async(void) {
  snd_pcm_t *pcm;
  snd_async_handler_t *handler;
  if (snd_pcm_open(&pcm, "default", SND_PCM_STREAM_PLAYBACK, 0) < 0)
    return;
  struct ring *r = calloc(1, sizeof *r);
  if (snd_async_add_pcm_handler(&handler, pcm, on_async, r) == 0) {
    snd_pcm_start(pcm);
    snd_async_del_handler(handler);
    free(r);
  }
  snd_pcm_close(pcm);
}

static int on_elem(snd_mixer_elem_t *elem, unsigned int mask) {
  ++*(int *)snd_mixer_elem_get_callback_private(elem);
  return 0;
}

void bad_mixer(void) {
  snd_mixer_t *mixer;
  if (snd_mixer_open(&mixer, 0) < 0)
    return;
  snd_mixer_elem_t *elem = snd_mixer_first_elem(mixer);
  if (elem) {
    int changes = 0;
    snd_mixer_elem_set_callback(elem, on_elem);
    snd_mixer_elem_set_callback_private(elem, &changes);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'changes' is dropped while its stub is still live [callback-dangling-stub]
  snd_mixer_handle_events(mixer);
  snd_mixer_close(mixer);
}

void good_mixer(void) {
  snd_mixer_t *mixer;
  int changes = 0;
  if (snd_mixer_open(&mixer, 0) < 0)
    return;
  snd_mixer_elem_t *elem = snd_mixer_first_elem(mixer);
  if (elem) {
    snd_mixer_elem_set_callback(elem, on_elem);
    snd_mixer_elem_set_callback_private(elem, &changes);
  }
  snd_mixer_handle_events(mixer);
  snd_mixer_close(mixer);
}
