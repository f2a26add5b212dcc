// Twins for ffmpeg; program.
// REQUIRES: ffmpeg
// RUN: %tidy %s -- %{ffmpeg} 2>&1 | grep -v note: | %filecheck

#include <libavformat/avformat.h>
#include <libavutil/mem.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct input {
  const uint8_t *data;
  size_t left;
};
static int read_input(void *opaque, uint8_t *buf, int size) {
  struct input *in = opaque;
  if (!in->left)
    return AVERROR_EOF;
  if ((size_t)size > in->left)
    size = in->left;
  memcpy(buf, in->data, size);
  in->data += size;
  in->left -= size;
  return size;
}
static int write_total(void *opaque, uint8_t *buf, int size) {
  *(long *)opaque += size;
  return size;
}
static int interrupted(void *opaque) { return ++*(int *)opaque < 0; }
static const uint8_t bytes[64] = {1, 2, 3};

// The context is built on the stack of the function that opens it.
static AVIOContext *open_memory(const uint8_t *data, size_t size) {
  struct input in = {data, size};
  uint8_t *buffer = av_malloc(4096);
  return avio_alloc_context(buffer, 4096, 0, &in, read_input, NULL, NULL);
}
// CHECK: :[[@LINE-2]]:3: warning: 'in' is dropped while its stub is still live [callback-dangling-stub]
void bad_input_on_stack(void) {
  AVIOContext *io = open_memory(bytes, sizeof bytes);
  avio_r8(io);
  av_freep(&io->buffer);
  avio_context_free(&io);
}
static AVIOContext *open_memory_heap(const uint8_t *data, size_t size) {
  struct input *in = malloc(sizeof *in);
  in->data = data;
  in->left = size;
  uint8_t *buffer = av_malloc(4096);
  return avio_alloc_context(buffer, 4096, 0, in, read_input, NULL, NULL);
}
void good_input_on_heap(void) {
  AVIOContext *io = open_memory_heap(bytes, sizeof bytes);
  avio_r8(io);
  free(io->opaque);
  av_freep(&io->buffer);
  avio_context_free(&io);
}

// Freed before the output is flushed.
void bad_flush_after_free(void) {
  long *total = calloc(1, sizeof *total);
  AVIOContext *io = avio_alloc_context(av_malloc(4096), 4096, 1, total, NULL, write_total, NULL);
  avio_wl32(io, 42);
  free(total);
  avio_flush(io);
  av_freep(&io->buffer);
  avio_context_free(&io);
}
// CHECK: :[[@LINE-5]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]
void good_flush_before_free(void) {
  long *total = calloc(1, sizeof *total);
  AVIOContext *io = avio_alloc_context(av_malloc(4096), 4096, 1, total, NULL, write_total, NULL);
  avio_wl32(io, 42);
  avio_flush(io);
  free(total);
  av_freep(&io->buffer);
  avio_context_free(&io);
}

// A block per attempt.
static int sum(AVIOContext **kept, int keep) {
  AVIOContext *io;
  int first;
  {
    struct input in = {bytes, sizeof bytes};
    io = avio_alloc_context(av_malloc(16), 16, 0, &in, read_input, NULL, NULL);
    if (!io)
      return -1;
    first = avio_r8(io);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'in' is dropped while its stub is still live [callback-dangling-stub]
  for (int i = 0; i < 63; i++)
    first += avio_r8(io);
  av_freep(&io->buffer);
  avio_context_free(&io);
  return first;
}
void bad_block_left(void) { sum(NULL, 0); }
static int sum_well(AVIOContext **kept, int keep) {
  AVIOContext *io;
  int first;
  {
    struct input in = {bytes, sizeof bytes};
    io = avio_alloc_context(av_malloc(16), 16, 0, &in, read_input, NULL, NULL);
    if (!io)
      return -1;
    first = avio_r8(io);
    for (int i = 0; i < 63; i++)
      first += avio_r8(io);
  }
  av_freep(&io->buffer);
  avio_context_free(&io);
  return first;
}
void good_block_left(void) { sum_well(NULL, 0); }

// The usual demuxer: everything ends before the input does, whatever the order of the frees.
static int probe(const uint8_t *data, size_t size) {
  struct input in = {data, size};
  AVFormatContext *format = avformat_alloc_context();
  AVIOContext *io = avio_alloc_context(av_malloc(4096), 4096, 0, &in, read_input, NULL, NULL);
  int error;
  if (!format || !io)
    return AVERROR(ENOMEM);
  format->pb = io;
  error = avformat_open_input(&format, NULL, NULL, NULL);
  if (error < 0)
    goto end;
  error = avformat_find_stream_info(format, NULL);
  av_dump_format(format, 0, "memory", 0);
end:
  avformat_close_input(&format);
  if (io)
    av_freep(&io->buffer);
  avio_context_free(&io);
  return error;
}
void good_probe(void) {
  av_log_set_level(AV_LOG_QUIET);
  probe(bytes, sizeof bytes);
}

// The interrupt callback is copied by the protocol.
static AVIOContext *open_interruptible(const char *name) {
  int polls = 0;
  AVIOInterruptCB cb = {interrupted, &polls};
  AVIOContext *io = NULL;
  if (avio_open2(&io, name, AVIO_FLAG_READ, &cb, NULL) < 0)
    return NULL;
  return io;
}
// CHECK: :[[@LINE-2]]:3: warning: 'polls' is dropped while its stub is still live [callback-dangling-stub]
void bad_interrupt_on_stack(void) {
  AVIOContext *io = open_interruptible("file:/proc/self/exe");
  uint8_t buf[64];
  avio_read(io, buf, sizeof buf);
  avio_seek(io, 1 << 15, SEEK_SET);
  avio_read(io, buf, sizeof buf);
  avio_close(io);
}
static int polls;
static AVIOContext *open_interruptible_well(const char *name) {
  AVIOInterruptCB cb = {interrupted, &polls};
  AVIOContext *io = NULL;
  if (avio_open2(&io, name, AVIO_FLAG_READ, &cb, NULL) < 0)
    return NULL;
  return io;
}
void good_interrupt_table_on_stack(void) {
  AVIOContext *io = open_interruptible_well("file:/proc/self/exe");
  uint8_t buf[64];
  avio_read(io, buf, sizeof buf);
  avio_close(io);
}

// In the format context
static AVFormatContext *open_with_timeout(const char *name, int limit) {
  int polls = 0;
  AVFormatContext *format = avformat_alloc_context();
  format->interrupt_callback.callback = interrupted;
  format->interrupt_callback.opaque = &polls;
  if (avformat_open_input(&format, name, NULL, NULL) < 0)
    return NULL;
  if (avformat_find_stream_info(format, NULL) < 0) {
    avformat_close_input(&format);
    return NULL;
  }
  return format;
}
// CHECK: :[[@LINE-2]]:3: warning: 'polls' is dropped while its stub is still live [callback-dangling-stub]
static const char *wav_file(void) { // 0.1 s of silence
  static const char name[] = "/tmp/callback-lifetime-twin.wav";
  uint8_t h[44 + 160000] = "RIFF\x24\x71\x02\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\0\x71\2\0";
  FILE *f = fopen(name, "wb");
  fwrite(h, 1, sizeof h, f);
  fclose(f);
  return name;
}
void bad_format_interrupt(void) {
  AVFormatContext *format = open_with_timeout(wav_file(), 5);
  AVPacket packet = {0};
  while (av_read_frame(format, &packet) >= 0)
    av_packet_unref(&packet);
  avformat_close_input(&format);
}
static AVFormatContext *open_with_shared_timeout(const char *name, int limit) {
  AVFormatContext *format = avformat_alloc_context();
  format->interrupt_callback.callback = interrupted;
  format->interrupt_callback.opaque = &polls;
  if (avformat_open_input(&format, name, NULL, NULL) < 0)
    return NULL;
  if (avformat_find_stream_info(format, NULL) < 0) {
    avformat_close_input(&format);
    return NULL;
  }
  return format;
}
void good_format_interrupt(void) {
  AVFormatContext *format = open_with_shared_timeout(wav_file(), 5);
  AVPacket packet = {0};
  while (av_read_frame(format, &packet) >= 0)
    av_packet_unref(&packet);
  avformat_close_input(&format);
}
static int count_frames(const char *name) {
  int polls = 0, frames = 0;
  AVFormatContext *format = avformat_alloc_context();
  AVPacket *packet = av_packet_alloc();
  format->interrupt_callback.callback = interrupted;
  format->interrupt_callback.opaque = &polls;
  if (avformat_open_input(&format, name, NULL, NULL) < 0) {
    av_packet_free(&packet);
    return -1;
  }
  if (avformat_find_stream_info(format, NULL) >= 0)
    while (av_read_frame(format, packet) >= 0) {
      frames++;
      av_packet_unref(packet);
    }
  av_packet_free(&packet);
  avformat_close_input(&format);
  return frames;
}
void good_count_frames(void) { count_frames(wav_file()); }
