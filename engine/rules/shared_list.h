// A list that its copies share the elements of: copying it is cheap, and an element that two lists share is the same in both.
#pragma once
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace relata {

template <typename T>
class SharedList {
 public:
  using Pointer = std::shared_ptr<const T>;

  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    Iterator() = default;
    explicit Iterator(const Pointer* at) : at_(at) {}
    reference operator*() const { return **at_; }
    pointer operator->() const { return at_->get(); }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return Iterator(at_++); }
    Iterator& operator--() { return --at_, *this; }
    Iterator operator+(difference_type count) const { return Iterator(at_ + count); }
    Iterator& operator+=(difference_type count) { return at_ += count, *this; }
    difference_type operator-(Iterator other) const { return at_ - other.at_; }
    bool operator==(const Iterator&) const = default;

   private:
    const Pointer* at_ = nullptr;
  };

  void push_back(T element) { elements_.push_back(std::make_shared<const T>(std::move(element))); }
  void push_back(Pointer element) { elements_.push_back(std::move(element)); }
  void replace(std::size_t index, T element) { elements_[index] = std::make_shared<const T>(std::move(element)); }
  template <typename Unwanted>
  void erase_if(const Unwanted& unwanted) {
    std::erase_if(elements_, [&](const Pointer& element) { return unwanted(*element); });
  }
  void clear() { elements_.clear(); }

  [[nodiscard]] const T& operator[](std::size_t index) const { return *elements_[index]; }
  [[nodiscard]] const Pointer& pointer(std::size_t index) const { return elements_[index]; }
  [[nodiscard]] const T& front() const { return *elements_.front(); }
  [[nodiscard]] const T& back() const { return *elements_.back(); }
  [[nodiscard]] std::size_t size() const { return elements_.size(); }
  [[nodiscard]] bool empty() const { return elements_.empty(); }
  [[nodiscard]] Iterator begin() const { return Iterator(elements_.data()); }
  [[nodiscard]] Iterator end() const { return Iterator(elements_.data() + elements_.size()); }
  // Do both hold the very same elements?
  [[nodiscard]] bool is_same(const SharedList& other) const { return elements_ == other.elements_; }

 private:
  std::vector<Pointer> elements_;
};

}  // namespace relata
