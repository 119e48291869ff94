#include "engine/tape/machine.h"

#include <algorithm>

#include "engine/tape/expression.h"

namespace relata {

namespace {
constexpr std::size_t most_steps = 20000;
}

class MachineBuilder {
 public:
  MachineBuilder(Machine& machine, CodePointSets& pool) : machine_(machine), pool_(pool) {}

  void build(ExpressionTree tree) {
    machine_.groups_ = tree.groups;
    space_ = std::move(tree.space);
    add(tree.root);
    push({Op::done});
    if (machine_.steps_.size() > most_steps) {
      machine_.steps_.clear();
      return;
    }
    known_.assign(machine_.steps_.size(), unknown);
    seen_.assign(machine_.steps_.size(), unknown);
    // From behind: what the later splits begin with is known to the earlier ones.
    for (std::size_t at = machine_.steps_.size(); at-- > 0;) {
      Step& step = machine_.steps_[at];
      if (step.op != Op::split) continue;
      step.first_x = first_of(step.x);
      step.first_y = first_of(step.y);
      step.number = machine_.splits_++;
    }
    machine_.first_ = first_of(0);
  }

 private:
  using Op = Machine::Op;
  using Step = Machine::Step;
  static constexpr std::uint32_t unknown = 0xffffffff;

  std::uint32_t push(Step step) {
    if (machine_.steps_.size() <= most_steps) machine_.steps_.push_back(step);
    return static_cast<std::uint32_t>(machine_.steps_.size() - 1);
  }
  [[nodiscard]] std::uint32_t next() const { return static_cast<std::uint32_t>(machine_.steps_.size()); }

  void add(const Expression& e) {
    if (machine_.steps_.size() > most_steps) return;
    switch (e.kind) {
      case Expression::Kind::sequence:
        for (const Expression& part : e.parts) add(part);
        break;
      case Expression::Kind::alternation:
        add_alternation(e);
        break;
      case Expression::Kind::repeat:
        add_repeat(e);
        break;
      case Expression::Kind::group:
        push({Op::save, false, false, static_cast<std::uint32_t>(2 * (e.group - 1))});
        add(e.parts.front());
        push({Op::save, false, false, static_cast<std::uint32_t>(2 * (e.group - 1) + 1)});
        break;
      case Expression::Kind::text:
        push({Op::text, e.any_case, false, static_cast<std::uint32_t>(machine_.texts_.size()), static_cast<std::uint32_t>(e.text.size())});
        machine_.texts_ += e.text;
        break;
      case Expression::Kind::one_of:
        push({Op::one_of, false, false, set_number(e.set)});
        break;
      case Expression::Kind::space: {
        const std::uint32_t space = push({Op::space});
        add(space_);
        machine_.steps_[space].x = next();
        break;
      }
      case Expression::Kind::begin:
        push({Op::begin});
        break;
      case Expression::Kind::finish:
        push({Op::finish});
        break;
    }
  }

  std::uint32_t set_number(const CodePointSet* set) {
    auto& all = machine_.sets_;
    const auto same = std::find(all.begin(), all.end(), set);
    if (same != all.end()) return static_cast<std::uint32_t>(same - all.begin());
    all.push_back(set);
    return static_cast<std::uint32_t>(all.size() - 1);
  }

  void add_alternation(const Expression& e) {
    std::vector<std::uint32_t> jumps;
    for (std::size_t i = 0; i < e.parts.size(); ++i) {
      if (i + 1 == e.parts.size()) {
        add(e.parts[i]);
        break;
      }
      const std::uint32_t split = push({Op::split});
      machine_.steps_[split].x = next();
      add(e.parts[i]);
      jumps.push_back(push({Op::jump}));
      machine_.steps_[split].y = next();
    }
    for (const std::uint32_t jump : jumps) machine_.steps_[jump].x = next();
  }

  void lead(std::uint32_t split, std::uint32_t into, std::uint32_t past, bool lazy) {
    machine_.steps_[split].x = lazy ? past : into;
    machine_.steps_[split].y = lazy ? into : past;
  }

  void add_repeat(const Expression& e) {
    for (int i = 0; i < e.min; ++i) add(e.parts.front());
    if (e.max < 0) {
      const std::uint32_t split = push({Op::split});
      add(e.parts.front());
      push({Op::jump, false, false, split});
      machine_.steps_[split].loops = e.parts.front().kind == Expression::Kind::one_of;
      lead(split, split + 1, next(), e.lazy);
      return;
    }
    std::vector<std::uint32_t> splits;
    for (int i = e.min; i < e.max; ++i) {
      splits.push_back(push({Op::split}));
      add(e.parts.front());
    }
    for (const std::uint32_t split : splits) lead(split, split + 1, next(), e.lazy);
  }

  // What the steps from here on can begin with: sets of the pool, and characters by their code with a bit for their case.
  std::uint32_t first_of(std::uint32_t start) {
    if (known_[start] != unknown) return known_[start];
    FirstUnits first;
    sources_.clear();
    open_.assign(1, start);
    while (!open_.empty()) {
      const std::uint32_t at = open_.back();
      open_.pop_back();
      if (seen_[at] == start) continue;
      seen_[at] = start;
      if (known_[at] != unknown) {
        const FirstUnits& found = machine_.firsts_[known_[at]];
        sources_.push_back(reinterpret_cast<std::uintptr_t>(found.units));
        first.at_end = first.at_end || found.at_end;
        first.empty = first.empty || found.empty;
        continue;
      }
      const Step& step = machine_.steps_[at];
      switch (step.op) {
        case Op::text:
          sources_.push_back(of_text(machine_.texts_[step.x], step.any_case));
          break;
        case Op::one_of:
          sources_.push_back(reinterpret_cast<std::uintptr_t>(machine_.sets_[step.x]));
          break;
        case Op::split:
          open_.push_back(step.y);
          open_.push_back(step.x);
          break;
        case Op::jump:
          open_.push_back(step.x);
          break;
        case Op::space:
        case Op::save:
        case Op::begin:
          open_.push_back(at + 1);
          break;
        case Op::finish:
          first.at_end = true;
          break;
        case Op::done:
          first.empty = true;
          break;
      }
    }
    std::sort(sources_.begin(), sources_.end());
    sources_.erase(std::unique(sources_.begin(), sources_.end()), sources_.end());
    const std::string name = "=" + std::string(reinterpret_cast<const char*>(sources_.data()), sources_.size() * sizeof(std::uintptr_t));
    first.units = pool_.find(name);
    if (!first.units) first.units = pool_.keep(name, joined());
    return known_[start] = number_of(first);
  }

  static constexpr std::uintptr_t most_text = 0x1FF;  // no set stands at so low an address
  static std::uintptr_t of_text(char c, bool any_case) { return static_cast<unsigned char>(c) | (any_case ? 0x100 : 0); }

  [[nodiscard]] CodePointSet joined() const {
    CodePointSet units;
    for (const std::uintptr_t source : sources_) {
      if (source > most_text)
        units.add(*reinterpret_cast<const CodePointSet*>(source));
      else
        add_text(static_cast<char32_t>(source & 0xFF), source > 0xFF, units);
    }
    units.finish();
    return units;
  }

  // Of what begins with a byte beyond ASCII no more is known.
  static void add_text(char32_t c, bool any_case, CodePointSet& units) {
    if (c >= 0x80) return units.add(0x80, 0x10FFFF);
    units.add(c, c);
    if (!any_case) return;
    units.add(c - ('a' - 'A'), c - ('a' - 'A'));
    if (c == 's') units.add(0x17F, 0x17F);
    if (c == 'k') units.add(0x212A, 0x212A);
  }

  std::uint32_t number_of(const FirstUnits& first) {
    auto& all = machine_.firsts_;
    const auto same = std::find(all.begin(), all.end(), first);
    if (same != all.end()) return static_cast<std::uint32_t>(same - all.begin());
    all.push_back(first);
    return static_cast<std::uint32_t>(all.size() - 1);
  }

  Machine& machine_;
  CodePointSets& pool_;
  Expression space_;
  std::vector<std::uint32_t> known_, open_;
  std::vector<std::uint32_t> seen_;  // by step: from where it was seen last
  std::vector<std::uintptr_t> sources_;
};

Machine::Machine(std::string_view regex, CodePointSets& pool) {
  if (auto tree = parse_expression(regex, pool)) MachineBuilder(*this, pool).build(std::move(*tree));
}

}  // namespace relata
