/* A stand-in with what the twins need of dart_api.h and dart_api_dl.h. */
#ifndef DART_API_DL_H
#define DART_API_DL_H
#include <stdbool.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef struct _Dart_Handle *Dart_Handle;
typedef struct _Dart_WeakPersistentHandle *Dart_WeakPersistentHandle;
typedef struct _Dart_FinalizableHandle *Dart_FinalizableHandle;
typedef void (*Dart_HandleFinalizer)(void *isolate_callback_data, void *peer);
typedef int Dart_TypedData_Type;
Dart_WeakPersistentHandle Dart_NewWeakPersistentHandle(Dart_Handle, void *, intptr_t, Dart_HandleFinalizer);
void Dart_DeleteWeakPersistentHandle(Dart_WeakPersistentHandle);
Dart_FinalizableHandle Dart_NewFinalizableHandle(Dart_Handle, void *, intptr_t, Dart_HandleFinalizer);
void Dart_DeleteFinalizableHandle(Dart_FinalizableHandle, Dart_Handle);
Dart_Handle Dart_NewExternalTypedDataWithFinalizer(Dart_TypedData_Type, void *, intptr_t, void *, intptr_t, Dart_HandleFinalizer);
bool Dart_IsError(Dart_Handle);
Dart_Handle Dart_SetPeer(Dart_Handle, void *);
Dart_Handle Dart_SetNativeInstanceField(Dart_Handle, int, intptr_t);
Dart_Handle Dart_Invoke(Dart_Handle, Dart_Handle, int, Dart_Handle *);
typedef Dart_FinalizableHandle (*Dart_NewFinalizableHandle_Type)(Dart_Handle, void *, intptr_t, Dart_HandleFinalizer);
extern Dart_NewFinalizableHandle_Type Dart_NewFinalizableHandle_DL;
typedef Dart_WeakPersistentHandle (*Dart_NewWeakPersistentHandle_Type)(Dart_Handle, void *, intptr_t, Dart_HandleFinalizer);
extern Dart_NewWeakPersistentHandle_Type Dart_NewWeakPersistentHandle_DL;
typedef void (*Dart_DeleteFinalizableHandle_Type)(Dart_FinalizableHandle, Dart_Handle);
extern Dart_DeleteFinalizableHandle_Type Dart_DeleteFinalizableHandle_DL;
#ifdef __cplusplus
}
#endif
#endif
