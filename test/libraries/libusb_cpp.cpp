// Twins for libusb; program.
// REQUIRES: libusb
// RUN: %tidy %s -- %{libusb} -std=c++17 2>&1 | grep -v note: | %filecheck

#include "fake_usb.h"
#include <memory>
#include <vector>

namespace {

class Usb {
public:
  Usb() {
    libusb_init(&Context);
    libusb_wrap_sys_device(Context, fake_fd(), &Handle);
  }
  ~Usb() {
    libusb_close(Handle);
    libusb_exit(Context);
  }
  Usb(const Usb &) = delete;
  Usb &operator=(const Usb &) = delete;

  libusb_context *Context = nullptr;
  libusb_device_handle *Handle = nullptr;
};

struct Reply {
  std::vector<unsigned char> Data;
  bool Ready = false;
};

extern "C" void LIBUSB_CALL onReply(libusb_transfer *Transfer) {
  auto *R = static_cast<Reply *>(Transfer->user_data);
  R->Data.assign(Transfer->buffer, Transfer->buffer + Transfer->actual_length);
  R->Ready = true;
}

unsigned char Buffer[64];

} // namespace

void bad_unique() {
  Usb U;
  libusb_transfer *Transfer = libusb_alloc_transfer(0);
  auto R = std::make_unique<Reply>();
  libusb_fill_bulk_transfer(Transfer, U.Handle, 0x81, Buffer, sizeof(Buffer), onReply, R.get(), 500);
  libusb_submit_transfer(Transfer);
  R.reset();
  libusb_handle_events(U.Context);
  libusb_free_transfer(Transfer);
}
// CHECK: :[[@LINE-4]]:3: warning: the 'Reply' object is dropped while its stub is still live [callback-dangling-stub]

void good_unique() {
  Usb U;
  libusb_transfer *Transfer = libusb_alloc_transfer(0);
  auto R = std::make_unique<Reply>();
  libusb_fill_bulk_transfer(Transfer, U.Handle, 0x81, Buffer, sizeof(Buffer), onReply, R.get(), 500);
  libusb_submit_transfer(Transfer);
  libusb_handle_events(U.Context);
  R.reset();
  libusb_free_transfer(Transfer);
}

void bad_new() {
  auto *U = new Usb;
  Reply *R = new Reply;
  libusb_transfer *Transfer = libusb_alloc_transfer(0);
  libusb_fill_interrupt_transfer(Transfer, U->Handle, 0x81, Buffer, sizeof(Buffer), &onReply, R, 0);
  if (libusb_submit_transfer(Transfer) == 0) {
    delete R;
    timeval Soon = {0, 100};
    libusb_handle_events_timeout(U->Context, &Soon);
  }
// CHECK: :[[@LINE-4]]:5: warning: the 'Reply' object is dropped while its stub is still live [callback-dangling-stub]
  delete U;
}

void good_new() {
  auto *U = new Usb;
  Reply *R = new Reply;
  libusb_transfer *Transfer = libusb_alloc_transfer(0);
  libusb_fill_interrupt_transfer(Transfer, U->Handle, 0x81, Buffer, sizeof(Buffer), &onReply, R, 0);
  if (libusb_submit_transfer(Transfer) == 0) {
    timeval Soon = {0, 100};
    libusb_handle_events_timeout(U->Context, &Soon);
  }
  delete R;
  delete U;
}
