// Twins for cpython; program.
// REQUIRES: cpython
// RUN: %tidy %s -- %{cpython} 2>&1 | grep -v note: | %filecheck

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdlib.h>
#include <string.h>

struct job {
  int runs;
  int limit;
};

static int run_job(void *arg) {
  struct job *j = arg;
  j->runs++;
  return j->runs > j->limit ? -1 : 0;
}

// A pending call with a local argument; Python runs only after the block.
void bad_pending_block(void) {
  Py_Initialize();
  {
    struct job j = {0, 5};
    Py_AddPendingCall(run_job, &j);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'j' is dropped while its stub is still live [callback-dangling-stub]
  PyRun_SimpleString("for i in range(10): pass");
  Py_FinalizeEx();
}

void good_pending_block(void) {
  Py_Initialize();
  {
    struct job j = {0, 5};
    Py_AddPendingCall(run_job, &j);
    PyRun_SimpleString("for i in range(10): pass");
  }
  Py_FinalizeEx();
}

// Freed too early; the interpreter still runs pending calls while it ends.
static struct job *queue_job(int limit) {
  struct job *j = malloc(sizeof *j);
  if (j == NULL)
    return NULL;
  j->runs = 0;
  j->limit = limit;
  if (Py_AddPendingCall(run_job, j) < 0) {
    free(j);
    return NULL;
  }
  return j;
}

void bad_pending_freed(void) {
  Py_Initialize();
  struct job *j = queue_job(3);
  free(j);
  Py_FinalizeEx();
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_pending_freed(void) {
  Py_Initialize();
  struct job *j = queue_job(3);
  Py_MakePendingCalls();
  free(j);
  Py_FinalizeEx();
}

// Audit hooks are for ever.
static int audit(const char *event, PyObject *args, void *data) {
  struct job *j = data;
  (void)event, (void)args;
  j->runs++;
  return 0;
}

static int run_audited(const char *script) {
  struct job seen = {0, 0};
  PySys_AddAuditHook(audit, &seen);
  PyRun_SimpleString(script);
  return seen.runs;
}
// CHECK: :[[@LINE-2]]:3: warning: 'seen' is dropped while its stub is still live [callback-dangling-stub]

void bad_audit_hook(void) {
  Py_Initialize();
  run_audited("open('/dev/null').close()");
  PyRun_SimpleString("open('/dev/null').close()");
  Py_FinalizeEx();
}

void good_audit_hook(void) {
  static struct job seen;
  Py_Initialize();
  PySys_AddAuditHook(audit, &seen);
  PyRun_SimpleString("open('/dev/null').close()");
  Py_FinalizeEx();
}

void good_audit_hook_finalized(void) {
  struct job seen = {0, 0};
  PySys_AddAuditHook(audit, &seen);
  Py_Initialize();
  PyRun_SimpleString("open('/dev/null').close()");
  Py_FinalizeEx();
}

// The method definition is not copied (bpo-42015).
static PyObject *answer(PyObject *self, PyObject *args) {
  (void)self, (void)args;
  return PyLong_FromLong(42);
}

static PyObject *make_function(const char *name) {
  PyMethodDef def = {name, answer, METH_NOARGS, NULL};
  return PyCFunction_New(&def, NULL);
}
// CHECK: :[[@LINE-2]]:3: warning: 'def' is dropped while its stub is still live [callback-dangling-stub]

void bad_method_def(void) {
  Py_Initialize();
  PyObject *f = make_function("answer");
  if (PyCFunction_GET_FLAGS(f) != METH_NOARGS)
    abort();
  Py_DECREF(f);
  Py_FinalizeEx();
}

static PyObject *make_static_function(void) {
  static PyMethodDef def = {"answer", answer, METH_NOARGS, NULL};
  return PyCFunction_New(&def, NULL);
}

void good_method_def(void) {
  Py_Initialize();
  PyObject *f = make_static_function();
  if (PyCFunction_GET_FLAGS(f) != METH_NOARGS)
    abort();
  Py_DECREF(f);
  Py_FinalizeEx();
}

// Gone before the function object, within one function.
void bad_method_def_freed(void) {
  Py_Initialize();
  PyMethodDef *def = calloc(1, sizeof *def);
  def->ml_name = "answer";
  def->ml_meth = answer;
  def->ml_flags = METH_NOARGS;
  PyObject *f = PyCFunction_NewEx(def, NULL, NULL);
  PyModule_AddObject(PyImport_AddModule("__main__"), "answer", f);
  free(def);
  if (PyCFunction_GET_FLAGS(f) == METH_NOARGS) // what every call from Python reads
    PyRun_SimpleString("print(answer())");
}
// CHECK: :[[@LINE-4]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_method_def_freed(void) {
  Py_Initialize();
  PyMethodDef *def = calloc(1, sizeof *def);
  def->ml_name = "answer";
  def->ml_meth = answer;
  def->ml_flags = METH_NOARGS;
  PyObject *f = PyCFunction_NewEx(def, NULL, NULL);
  PyObject *r = PyObject_CallNoArgs(f);
  Py_XDECREF(r);
  Py_DECREF(f);
  free(def);
  Py_FinalizeEx();
}

// Functions added from an array on the stack.
static void add_helpers(PyObject *module) {
  PyMethodDef helpers[2] = {{"answer", answer, METH_NOARGS, "the answer"}};
  PyModule_AddFunctions(module, helpers);
}
// CHECK: :[[@LINE-1]]:1: warning: 'helpers' is dropped while its stub is still live [callback-dangling-stub]

void bad_add_functions(void) {
  Py_Initialize();
  PyObject *module = PyImport_AddModule("__main__");
  add_helpers(module);
  if (PyCFunction_GET_FLAGS(PyDict_GetItemString(PyModule_GetDict(module), "answer")))
    PyRun_SimpleString("print(answer.__doc__)");
}

static PyMethodDef global_helpers[2] = {{"answer", answer, METH_NOARGS, "the answer"}};

void good_add_functions(void) {
  Py_Initialize();
  PyObject *module = PyImport_AddModule("__main__");
  PyModule_AddFunctions(module, global_helpers);
  if (PyCFunction_GET_FLAGS(PyDict_GetItemString(PyModule_GetDict(module), "answer")))
    PyRun_SimpleString("print(answer.__doc__)");
}

// Capsules.
static PyObject *peek(PyObject *self, PyObject *capsule) {
  (void)self;
  struct job *j = PyCapsule_GetPointer(capsule, "job");
  return j == NULL ? NULL : PyLong_FromLong(j->limit);
}

static PyMethodDef peek_def = {"peek", peek, METH_O, NULL};

static PyObject *job_capsule(int limit) {
  struct job j = {0, limit};
  return PyCapsule_New(&j, "job", NULL);
}
// CHECK: :[[@LINE-2]]:3: warning: 'j' is dropped while its stub is still live [callback-dangling-stub]

void bad_capsule(void) {
  Py_Initialize();
  PyObject *capsule = job_capsule(3);
  PyObject *r = peek(NULL, capsule);
  Py_XDECREF(r);
  Py_DECREF(capsule);
  Py_FinalizeEx();
}

static void free_job(PyObject *capsule) { free(PyCapsule_GetPointer(capsule, "job")); }

static PyObject *owned_job_capsule(int limit) {
  struct job *j = malloc(sizeof *j);
  j->runs = 0;
  j->limit = limit;
  return PyCapsule_New(j, "job", free_job);
}

void good_capsule(void) {
  Py_Initialize();
  PyObject *capsule = owned_job_capsule(3);
  PyObject *r = peek(NULL, capsule);
  Py_XDECREF(r);
  Py_DECREF(capsule);
  Py_FinalizeEx();
}

// Stays in the module when its object is freed.
void bad_capsule_in_module(void) {
  Py_Initialize();
  PyObject *module = PyImport_AddModule("__main__");
  PyModule_AddObject(module, "peek", PyCFunction_New(&peek_def, NULL));
  struct job *j = calloc(1, sizeof *j);
  PyModule_AddObject(module, "job", PyCapsule_New(j, "job", NULL));
  PyRun_SimpleString("peek(job)");
  free(j);
  PyRun_SimpleString("peek(job)");
}
// CHECK: :[[@LINE-3]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void good_capsule_temporary(void) {
  Py_Initialize();
  struct job j = {0, 9};
  PyObject *capsule = PyCapsule_New(&j, "job", NULL);
  if (capsule != NULL) {
    PyObject *f = PyCFunction_New(&peek_def, NULL);
    PyObject *r = PyObject_CallFunctionObjArgs(f, capsule, NULL);
    Py_XDECREF(r);
    Py_XDECREF(f);
    Py_DECREF(capsule);
  }
  Py_FinalizeEx();
}

// A view of a local buffer.
static PyObject *view_of_line(const char *text) {
  char line[64];
  strncpy(line, text, sizeof line - 1);
  line[sizeof line - 1] = '\0';
  return PyMemoryView_FromMemory(line, (Py_ssize_t)sizeof line, PyBUF_READ);
}
// CHECK: :[[@LINE-2]]:3: warning: 'line' is dropped while its stub is still live [callback-dangling-stub]

void bad_memory_view(void) {
  Py_Initialize();
  PyObject *view = view_of_line("hello");
  PyObject *bytes = PyBytes_FromObject(view);
  Py_XDECREF(bytes);
  Py_DECREF(view);
  Py_FinalizeEx();
}

static PyObject *bytes_of_line(const char *text) {
  char line[64];
  strncpy(line, text, sizeof line - 1);
  line[sizeof line - 1] = '\0';
  PyObject *view = PyMemoryView_FromMemory(line, (Py_ssize_t)sizeof line, PyBUF_READ);
  PyObject *bytes = PyBytes_FromObject(view);
  Py_DECREF(view);
  return bytes;
}

void good_memory_view(void) {
  Py_Initialize();
  PyObject *bytes = bytes_of_line("hello");
  Py_XDECREF(bytes);
  Py_FinalizeEx();
}

// The module's definition.
static PyObject *create_module(void) {
  PyModuleDef def = {PyModuleDef_HEAD_INIT, .m_name = "local", .m_size = -1};
  return PyModule_Create(&def);
}
// CHECK: :[[@LINE-2]]:3: warning: 'def' is dropped while its stub is still live [callback-dangling-stub]

void bad_module_def(void) {
  Py_Initialize();
  PyObject *m = create_module();
  PyModuleDef *def = PyModule_GetDef(m);
  if (def->m_size != -1)
    abort();
}

static PyObject *create_static_module(void) {
  static PyModuleDef def = {PyModuleDef_HEAD_INIT, .m_name = "local", .m_size = -1};
  return PyModule_Create(&def);
}

void good_module_def(void) {
  Py_Initialize();
  PyObject *m = create_static_module();
  PyModuleDef *def = PyModule_GetDef(m);
  if (def->m_size != -1)
    abort();
  Py_DECREF(m);
}
