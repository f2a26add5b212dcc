// Twins for gtk3; not a program: needs a display.
// REQUIRES: gtk3
// RUN: %tidy %s -- %{gtk3} 2>&1 | grep -v note: | %filecheck

// Models: gtk3.yaml and glib.yaml. flags: $(pkg-config --cflags gtk+-3.0)
#include <gtk/gtk.h>
#include <stdlib.h>

typedef struct {
  int ticks;
  guint tick;
  GtkWidget *window, *label;
} App;

static gboolean on_frame(GtkWidget *widget, GdkFrameClock *clock,
                         gpointer data) {
  ((App *)data)->ticks++;
  return G_SOURCE_CONTINUE;
}

static gint by_name(GtkListBoxRow *a, GtkListBoxRow *b, gpointer data) {
  ((App *)data)->ticks++;
  return 0;
}

static gboolean on_idle(gpointer data) {
  ((App *)data)->ticks++;
  return G_SOURCE_REMOVE;
}

static void on_clicked(GtkButton *button, gpointer data) {
  ((App *)data)->ticks++;
}

// A tick callback of a widget that stays.

static void animate_and_stop(GtkWidget *widget) {
  App *app = g_new0(App, 1);
  app->tick = gtk_widget_add_tick_callback(widget, on_frame, app, NULL);
  gtk_widget_remove_tick_callback(widget, app->tick);
  g_free(app);
}

static void animate_owned(GtkWidget *widget) {
  App *app = g_new0(App, 1);
  gtk_widget_add_tick_callback(widget, on_frame, app, g_free);
}

static void start(GtkWidget *widget) {
  App *app = g_new0(App, 1);
  app->tick = gtk_widget_add_tick_callback(widget, on_frame, app, NULL);
  g_free(app);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

void bad_tick(void) {
  GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
  start(window);
  gtk_widget_show_all(window);
  gtk_main();
}

void good_tick(void) {
  GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
  animate_and_stop(window);
  animate_owned(window);
  gtk_widget_show_all(window);
  gtk_main();
}

// A sort function.
static void sort(GtkListBox *box) {
  App app = {0};
  gtk_list_box_set_sort_func(box, by_name, &app, NULL);
}
// CHECK: :[[@LINE-1]]:1: warning: 'app' is dropped while its stub is still live [callback-dangling-stub]

static void sort_once(GtkListBox *box) {
  App app = {0};
  gtk_list_box_set_sort_func(box, by_name, &app, NULL);
  gtk_list_box_set_sort_func(box, NULL, NULL, NULL);
}

void bad_sort(void) {
  GtkWidget *box = gtk_list_box_new();
  sort(GTK_LIST_BOX(box));
  gtk_container_add(GTK_CONTAINER(box), gtk_label_new("x"));
}

void good_sort(void) {
  GtkWidget *box = gtk_list_box_new();
  sort_once(GTK_LIST_BOX(box));
  gtk_container_add(GTK_CONTAINER(box), gtk_label_new("x"));
}

// Idle functions of GDK.
void bad_idle(void) {
  {
    App app = {0};
    gdk_threads_add_idle(on_idle, &app);
  }
// CHECK: :[[@LINE-1]]:3: warning: 'app' is dropped while its stub is still live [callback-dangling-stub]
  gtk_main();
}

void good_idle(void) {
  {
    App app = {0};
    gdk_threads_add_idle(on_idle, &app);
    gtk_main();
  }
}

// A dialog of this function's own, destroyed with what is in it.
void good_dialog(void) {
  App app = {0};
  GtkWidget *dialog = gtk_dialog_new();
  GtkWidget *button = gtk_button_new_with_label("x");
  g_signal_connect(button, "clicked", G_CALLBACK(on_clicked), &app);
  gtk_container_add(
      GTK_CONTAINER(gtk_dialog_get_content_area(GTK_DIALOG(dialog))), button);
  gtk_widget_add_tick_callback(button, on_frame, &app, NULL);
  gtk_dialog_run(GTK_DIALOG(dialog));
  gtk_widget_destroy(dialog);
}

void good_window(void) {
  App app = {0};
  app.window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
  g_signal_connect(app.window, "destroy", G_CALLBACK(gtk_main_quit), NULL);
  g_signal_connect(app.window, "key-press-event", G_CALLBACK(on_clicked), &app);
  gtk_widget_show_all(app.window);
  gtk_main();
  gtk_widget_destroy(app.window);
}
