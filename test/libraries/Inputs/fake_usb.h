// A USB device without hardware: usbfs requests are answered here, and every transfer completes at the next event handling.
#ifndef FAKE_USB_H
#define FAKE_USB_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <libusb.h>
#include <linux/ioctl.h>
#include <linux/usbdevice_fs.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static struct usbdevfs_urb *fake_urbs[16];
static int fake_count;

#ifdef __cplusplus
extern "C"
#endif
int ioctl(int fd, unsigned long request, ...) {
  va_list list;
  va_start(list, request);
  void *p = va_arg(list, void *);
  va_end(list);
  switch (request) {
  case USBDEVFS_CONNECTINFO:
    memset(p, 0, sizeof(struct usbdevfs_connectinfo));
    ((struct usbdevfs_connectinfo *)p)->devnum = 7;
    return 0;
  case USBDEVFS_GET_CAPABILITIES:
    *(unsigned *)p = 0;
    return 0;
  case USBDEVFS_CONTROL:
    *(unsigned char *)((struct usbdevfs_ctrltransfer *)p)->data = 1;
    return 1;
  case USBDEVFS_SUBMITURB:
    fake_urbs[fake_count++] = (struct usbdevfs_urb *)p;
    return 0;
  case USBDEVFS_DISCARDURB:
    ((struct usbdevfs_urb *)p)->status = -ENOENT;
    return 0;
  case USBDEVFS_REAPURBNDELAY:
    if (fake_count == 0) {
      errno = EAGAIN;
      return -1;
    }
    *(void **)p = fake_urbs[--fake_count];
    return 0;
  }
  return 0;
}

static const unsigned char fake_descriptors[] = {
    18, 1, 0, 2, 0, 0, 0, 64, 1, 0, 2, 0, 0, 1, 0, 0, 0, 1, // device
    9, 2, 25, 0, 1, 1, 0, 128, 50,                          // configuration
    9, 4, 0, 0, 1, 255, 0, 0, 0,                            // interface
    7, 5, 0x81, 2, 64, 0, 0};                               // bulk in

static int fake_fd(void) {
  int fd = memfd_create("usb", 0);
  if (write(fd, fake_descriptors, sizeof fake_descriptors) < 0)
    abort();
  return fd;
}

#endif
