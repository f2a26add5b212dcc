// The models of ffmpeg fit the real headers.
// REQUIRES: ffmpeg
// RUN: %tidy %s --config='{CheckOptions: {callback-dangling-stub.ExplainModels: all}}' -- %{ffmpeg} 2>&1 > %t
// RUN: sed -n 's/^remark: \(built-in \)*ffmpeg.yaml:[0-9]*: \(.*\) .clang-tidy-config.$/\2/p' %t | FileCheck %s --allow-empty '--implicit-check-not={{.}}'

#include <libavformat/avformat.h>
#include <libavformat/avio.h>
#include <libavutil/log.h>
#include <libavutil/mem.h>
#include <libavutil/buffer.h>
#include <libavcodec/avcodec.h>
#include <libavutil/fifo.h>
#include <libavutil/hwcontext.h>
