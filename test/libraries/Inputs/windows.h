/* Stand-in for parts of the Windows headers, so that the twins for win32.yaml
   can be parsed elsewhere. Declarations only; names and types as documented. */
#ifndef TWINS_WINDOWS_H
#define TWINS_WINDOWS_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
#define WINAPI
#define CALLBACK
#define TRUE 1
#define FALSE 0
#define INFINITE 0xFFFFFFFFu
#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#define WT_EXECUTEDEFAULT 0
#define WT_EXECUTEONLYONCE 8
#define WT_EXECUTEINTIMERTHREAD 32
#define GWLP_USERDATA (-21)
#define GWLP_WNDPROC (-4)
typedef int BOOL;
typedef unsigned char BOOLEAN, BYTE;
typedef unsigned short WORD;
typedef unsigned long DWORD, ULONG;
typedef unsigned int UINT;
typedef long LONG, HRESULT;
typedef void *PVOID, *LPVOID, *HANDLE, *HINSTANCE;
typedef HANDLE *PHANDLE;
typedef const void *LPCVOID;
typedef size_t SIZE_T;
typedef intptr_t LONG_PTR, LPARAM, LRESULT;
typedef uintptr_t ULONG_PTR, DWORD_PTR, UINT_PTR, WPARAM;
typedef DWORD *LPDWORD;
typedef struct HWND__ *HWND;
typedef struct HHOOK__ *HHOOK;
typedef struct SC_HANDLE__ *SC_HANDLE;
typedef const char *LPCSTR;
typedef struct _FILETIME { DWORD dwLowDateTime, dwHighDateTime; } FILETIME, *PFILETIME;
typedef struct _OVERLAPPED {
  ULONG_PTR Internal, InternalHigh;
  DWORD Offset, OffsetHigh;
  HANDLE hEvent;
} OVERLAPPED, *LPOVERLAPPED;
typedef struct _SECURITY_ATTRIBUTES *LPSECURITY_ATTRIBUTES;
typedef struct _TP_WORK *PTP_WORK;
typedef struct _TP_TIMER *PTP_TIMER;
typedef struct _TP_WAIT *PTP_WAIT;
typedef struct _TP_IO *PTP_IO;
typedef struct _TP_CALLBACK_INSTANCE *PTP_CALLBACK_INSTANCE;
typedef struct _TP_CALLBACK_ENVIRON *PTP_CALLBACK_ENVIRON;
typedef DWORD (*LPTHREAD_START_ROUTINE)(LPVOID);
typedef void (*WAITORTIMERCALLBACK)(PVOID, BOOLEAN);
typedef void (*PTP_WORK_CALLBACK)(PTP_CALLBACK_INSTANCE, PVOID, PTP_WORK);
typedef void (*PTP_TIMER_CALLBACK)(PTP_CALLBACK_INSTANCE, PVOID, PTP_TIMER);
typedef void (*PTP_WAIT_CALLBACK)(PTP_CALLBACK_INSTANCE, PVOID, PTP_WAIT, DWORD);
typedef void (*PTP_WIN32_IO_CALLBACK)(PTP_CALLBACK_INSTANCE, PVOID, PVOID, ULONG, ULONG_PTR, PTP_IO);
typedef void (*LPOVERLAPPED_COMPLETION_ROUTINE)(DWORD, DWORD, LPOVERLAPPED);
typedef BOOL (*WNDENUMPROC)(HWND, LPARAM);

HANDLE CreateThread(LPSECURITY_ATTRIBUTES, SIZE_T, LPTHREAD_START_ROUTINE, LPVOID, DWORD, LPDWORD);
uintptr_t _beginthreadex(void *, unsigned, unsigned (*)(void *), void *, unsigned, unsigned *);
DWORD WaitForSingleObject(HANDLE, DWORD);
DWORD WaitForSingleObjectEx(HANDLE, DWORD, BOOL);
DWORD WaitForMultipleObjects(DWORD, const HANDLE *, BOOL, DWORD);
BOOL CloseHandle(HANDLE);
BOOL RegisterWaitForSingleObject(PHANDLE, HANDLE, WAITORTIMERCALLBACK, PVOID, ULONG, ULONG);
BOOL UnregisterWait(HANDLE);
BOOL UnregisterWaitEx(HANDLE, HANDLE);
HANDLE CreateTimerQueue(void);
BOOL CreateTimerQueueTimer(PHANDLE, HANDLE, WAITORTIMERCALLBACK, PVOID, DWORD, DWORD, ULONG);
BOOL DeleteTimerQueueTimer(HANDLE, HANDLE, HANDLE);
BOOL DeleteTimerQueueEx(HANDLE, HANDLE);
PTP_WORK CreateThreadpoolWork(PTP_WORK_CALLBACK, PVOID, PTP_CALLBACK_ENVIRON);
void SubmitThreadpoolWork(PTP_WORK);
void WaitForThreadpoolWorkCallbacks(PTP_WORK, BOOL);
void CloseThreadpoolWork(PTP_WORK);
PTP_TIMER CreateThreadpoolTimer(PTP_TIMER_CALLBACK, PVOID, PTP_CALLBACK_ENVIRON);
void SetThreadpoolTimer(PTP_TIMER, PFILETIME, DWORD, DWORD);
void WaitForThreadpoolTimerCallbacks(PTP_TIMER, BOOL);
void CloseThreadpoolTimer(PTP_TIMER);
PTP_WAIT CreateThreadpoolWait(PTP_WAIT_CALLBACK, PVOID, PTP_CALLBACK_ENVIRON);
void SetThreadpoolWait(PTP_WAIT, HANDLE, PFILETIME);
void WaitForThreadpoolWaitCallbacks(PTP_WAIT, BOOL);
void CloseThreadpoolWait(PTP_WAIT);
HANDLE CreateEventA(LPSECURITY_ATTRIBUTES, BOOL, BOOL, LPCSTR);
BOOL SetEvent(HANDLE);
LONG_PTR SetWindowLongPtrA(HWND, int, LONG_PTR);
BOOL SetPropA(HWND, LPCSTR, HANDLE);
HANDLE RemovePropA(HWND, LPCSTR);
BOOL DestroyWindow(HWND);
BOOL ReadFileEx(HANDLE, LPVOID, DWORD, LPOVERLAPPED, LPOVERLAPPED_COMPLETION_ROUTINE);
BOOL ReadFile(HANDLE, LPVOID, DWORD, LPDWORD, LPOVERLAPPED);
BOOL GetOverlappedResult(HANDLE, LPOVERLAPPED, LPDWORD, BOOL);
BOOL EnumWindows(WNDENUMPROC, LPARAM);
DWORD SleepEx(DWORD, BOOL);
void Sleep(DWORD);
#ifdef __cplusplus
}
#endif
#endif
