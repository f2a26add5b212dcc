// Twins for libpcap; not a program: needs the right to capture packets.
// REQUIRES: libpcap
// RUN: %tidy %s -- %{libpcap} 2>&1 | %filecheck

#include <pcap/pcap.h>

static void count(u_char *user, const struct pcap_pkthdr *h, const u_char *bytes) { ++*(int *)user; }

void good_loop(void) {
  char err[PCAP_ERRBUF_SIZE];
  pcap_t *p = pcap_open_live("lo", 65535, 0, 100, err);
  if (!p)
    return;
  for (int i = 0; i < 2; i++) {
    int n = 0;
    pcap_dispatch(p, 10, count, (u_char *)&n);
  }
  pcap_breakloop(p);
  pcap_close(p);
}
