#pragma once
// Which pictures of a list are chosen, and how clicks and keys change that. Values only.

#include <algorithm>
#include <vector>

namespace safelight::ui {

/// What a click or a key does to the selection.
enum class SelectMode {
  Replace,  // plain: only this one
  Toggle,   // Ctrl: this one on or off
  Extend,   // Shift: everything from the anchor to here
  MoveOnly, // Ctrl with an arrow: the current picture changes, the selection does not
};

/// Where the keyboard stands after a list has changed: on what it stood on, else on the next of the old list that is still there, else on
/// the one before. `indexNow(id)` is the place in the new list, -1 when gone; -1 when nothing of the old list is left or it stood nowhere.
template <class Items, class IndexNow>
int standingAfter(const Items& before, int current, const IndexNow& indexNow) {
  if (current < 0) return -1;
  const int count = static_cast<int>(before.size());
  for (int i = current; i < count; ++i) {
    if (const int at = indexNow(before[static_cast<std::size_t>(i)].id); at >= 0) return at;
  }
  for (int i = std::min(current, count) - 1; i >= 0; --i) {
    if (const int at = indexNow(before[static_cast<std::size_t>(i)].id); at >= 0) return at;
  }
  return -1;
}

/// A selection over `size()` pictures with a current one (the keyboard's) and an anchor (where Shift extends from).
class GridSelection {
 public:
  void reset(int size) {
    m_chosen.assign(static_cast<std::size_t>(size), 0);
    m_count = 0;
    m_current = m_anchor = -1;
  }
  int size() const { return static_cast<int>(m_chosen.size()); }
  int count() const { return m_count; }
  int current() const { return m_current; }
  int anchor() const { return m_anchor; }
  bool contains(int index) const { return index >= 0 && index < size() && m_chosen[static_cast<std::size_t>(index)] != 0; }

  void act(int index, SelectMode mode) {
    if (index < 0 || index >= size()) return;
    switch (mode) {
      case SelectMode::Replace:
        clear();
        set(index, true);
        m_anchor = index;
        break;
      case SelectMode::Toggle:
        set(index, !contains(index));
        m_anchor = index;
        break;
      case SelectMode::Extend: {
        const int from = m_anchor < 0 ? index : m_anchor;
        clear();
        for (int i = std::min(from, index); i <= std::max(from, index); ++i) set(i, true);
        m_anchor = from;
        break;
      }
      case SelectMode::MoveOnly: break;
    }
    m_current = index;
  }
  void set(int index, bool chosen) {
    if (index < 0 || index >= size() || contains(index) == chosen) return;
    m_chosen[static_cast<std::size_t>(index)] = chosen ? 1 : 0;
    m_count += chosen ? 1 : -1;
  }
  void setCurrent(int index) {
    m_current = index;
    if (m_anchor < 0) m_anchor = index;
  }
  void all() {
    std::fill(m_chosen.begin(), m_chosen.end(), 1);
    m_count = size();
  }
  void clear() {
    std::fill(m_chosen.begin(), m_chosen.end(), 0);
    m_count = 0;
  }
  std::vector<int> list() const {
    std::vector<int> chosen;
    chosen.reserve(static_cast<std::size_t>(m_count));
    for (int i = 0; i < size(); ++i) {
      if (contains(i)) chosen.push_back(i);
    }
    return chosen;
  }

 private:
  std::vector<char> m_chosen;
  int m_count = 0, m_current = -1, m_anchor = -1;
};

}  // namespace safelight::ui
