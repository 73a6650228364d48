// The comparison of bench-pairing.mjs with LEMON's network simplex: mentees send one unit each to a mentor, or at a
// forbidding cost to nobody. Prints {"matched", "cost", "ms"}; reading and building are not timed.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <time.h>

#include <cstdint>
#include <cstdio>
#include <vector>

static std::vector<int32_t> read(FILE *file, size_t size) {
  std::vector<int32_t> values(size);
  if (fread(values.data(), 4, size, file) != size) throw 1;
  return values;
}

static double processorTime() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

int main(int, char **argv) {
  FILE *file = fopen(argv[1], "rb");
  auto head = read(file, 3);
  const int mentees = head[0], mentors = head[1], pairs = head[2];
  auto capacity = read(file, mentors), start = read(file, mentees + 1), mentor = read(file, pairs), cost = read(file, pairs);
  using Graph = lemon::SmartDigraph;
  Graph graph;
  graph.reserveNode(mentees + mentors + 1);
  graph.reserveArc(pairs + mentees);
  for (int i = 0; i < mentees + mentors + 1; i++) graph.addNode();
  int64_t greatest = 0;
  for (int c : cost) greatest = std::max<int64_t>(greatest, c);
  const int64_t nobody = greatest * (2 * int64_t(mentees) + 1) + 1;
  Graph::NodeMap<int64_t> supply(graph);
  Graph::ArcMap<int64_t> price(graph), upper(graph);
  for (int e = 0; e < mentees; e++) supply[graph.nodeFromId(e)] = 1;
  for (int m = 0; m < mentors; m++) supply[graph.nodeFromId(mentees + m)] = -capacity[m];
  const auto sink = graph.nodeFromId(mentees + mentors);
  supply[sink] = -mentees;
  std::vector<Graph::Arc> arcs;
  for (int e = 0; e < mentees; e++) {
    for (int k = start[e]; k < start[e + 1]; k++) {
      auto arc = graph.addArc(graph.nodeFromId(e), graph.nodeFromId(mentees + mentor[k]));
      price[arc] = cost[k];
      upper[arc] = 1;
      arcs.push_back(arc);
    }
    auto arc = graph.addArc(graph.nodeFromId(e), sink);
    price[arc] = nobody;
    upper[arc] = 1;
  }
  const double begun = processorTime();
  lemon::NetworkSimplex<Graph, int64_t, int64_t> simplex(graph);
  simplex.supplyMap(supply).costMap(price).upperMap(upper);
  simplex.run();
  const double ms = processorTime() - begun;
  int64_t matched = 0, total = 0;
  for (int k = 0; k < pairs; k++) {
    if (simplex.flow(arcs[k]) == 0) continue;
    matched++;
    total += cost[k];
  }
  printf("{\"matched\": %lld, \"cost\": %lld, \"ms\": %.3f}", (long long)matched, (long long)total, ms);
}
