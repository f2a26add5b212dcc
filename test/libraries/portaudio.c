// Twins for portaudio; not a program: needs a sound device.
// REQUIRES: portaudio
// RUN: %tidy %s -- %{portaudio} 2>&1 | grep -v note: | %filecheck

#include <portaudio.h>
#include <stdio.h>
#include <stdlib.h>

struct tone {
  float phase;
  unsigned long left;
};

static int fill(const void *in, void *out, unsigned long frames, const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags, void *data) {
  struct tone *t = data;
  float *samples = out;
  for (unsigned long i = 0; i < frames; i++)
    samples[i] = t->phase += 0.01f;
  t->left -= frames < t->left ? frames : t->left;
  return t->left ? paContinue : paComplete;
}

// Freed while the stream runs.
void bad_running(void) {
  PaStream *stream;
  Pa_Initialize();
  struct tone *t = malloc(sizeof *t);
  t->phase = 0;
  t->left = 44100;
  if (Pa_OpenDefaultStream(&stream, 0, 1, paFloat32, 44100, 256, fill, t) != paNoError)
    exit(1);
  Pa_StartStream(stream);
  Pa_Sleep(100);
  free(t);
  Pa_StopStream(stream);
  Pa_CloseStream(stream);
  Pa_Terminate();
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_running(void) {
  PaStream *stream;
  Pa_Initialize();
  struct tone *t = malloc(sizeof *t);
  t->phase = 0;
  t->left = 44100;
  if (Pa_OpenDefaultStream(&stream, 0, 1, paFloat32, 44100, 256, fill, t) != paNoError)
    exit(1);
  Pa_StartStream(stream);
  Pa_Sleep(100);
  Pa_StopStream(stream);
  free(t);
  Pa_CloseStream(stream);
  Pa_Terminate();
}

// A stream that outlives the function that opened it.
static PaStream *playing;

static int play(void) {
  struct tone t = {0, 44100};
  PaStreamParameters out = {.device = Pa_GetDefaultOutputDevice(), .channelCount = 1, .sampleFormat = paFloat32};
  if (Pa_OpenStream(&playing, NULL, &out, 44100, 0, paNoFlag, fill, &t) != paNoError)
    return -1;
  return Pa_StartStream(playing);
}
// CHECK: :[[@LINE-2]]:3: warning: 't' is dropped while its stub is still live [callback-dangling-stub]

void bad_play(void) {
  Pa_Initialize();
  if (play() == paNoError)
    Pa_Sleep(1000);
  Pa_Terminate();
}

static int play_given(struct tone *t) {
  PaStreamParameters out = {.device = Pa_GetDefaultOutputDevice(), .channelCount = 1, .sampleFormat = paFloat32};
  if (Pa_OpenStream(&playing, NULL, &out, 44100, 0, paNoFlag, fill, t) != paNoError)
    return -1;
  return Pa_StartStream(playing);
}

void good_play(void) {
  struct tone t = {0, 44100};
  Pa_Initialize();
  if (play_given(&t) == paNoError)
    Pa_Sleep(1000);
  Pa_Terminate();
}

// The callback has said that it is done.
void good_complete(void) {
  PaStream *stream;
  Pa_Initialize();
  struct tone *t = calloc(1, sizeof *t);
  t->left = 1000;
  if (Pa_OpenDefaultStream(&stream, 0, 1, paFloat32, 44100, 256, fill, t) == paNoError && Pa_StartStream(stream) == paNoError) {
    while (Pa_IsStreamActive(stream) == 1)
      Pa_Sleep(10);
    free(t);
    Pa_CloseStream(stream);
  }
  Pa_Terminate();
}

// Never started.
void good_not_started(void) {
  PaStream *stream;
  Pa_Initialize();
  {
    struct tone t = {0, 0};
    if (Pa_OpenDefaultStream(&stream, 0, 1, paFloat32, 44100, 256, fill, &t) != paNoError)
      return;
  }
  Pa_CloseStream(stream);
  Pa_Terminate();
}

// A stream that could not be started calls nobody.
void good_start_fails(void) {
  PaStream *stream;
  struct tone *t = calloc(1, sizeof *t);
  if (Pa_Initialize() != paNoError || Pa_OpenDefaultStream(&stream, 0, 1, paFloat32, 44100, 256, fill, t) != paNoError) {
    free(t);
    return;
  }
  PaError e = Pa_StartStream(stream);
  if (e != paNoError) {
    fprintf(stderr, "%s\n", Pa_GetErrorText(e));
    free(t);
    Pa_CloseStream(stream);
    return;
  }
  Pa_StopStream(stream);
  Pa_CloseStream(stream);
  free(t);
}
