// Everything learnt of one machine at one moment: for each declared fact its value or why it is missing, and where it was read.
#pragma once

#include "domain/facts/value.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace asepsie::facts {

struct Unlearnt {
    Missing why = Missing::not_asked;
    std::string detail;  // for developers
};

struct Learnt {
    std::variant<Unlearnt, FactValue> content;
    std::string where;  // the file, key or interface that was read; empty where nothing was

    [[nodiscard]] const FactValue* value() const { return std::get_if<FactValue>(&content); }
    [[nodiscard]] const Unlearnt* missing() const { return std::get_if<Unlearnt>(&content); }
};

class FactSet {
public:
    explicit FactSet(std::size_t declared) : m_facts(declared) {}

    template <typename T>
    void learn(Key<T> key, T value, std::string where)
    {
        m_facts.at(key.index) = Learnt{FactValue(std::in_place_type<T>, std::move(value)), std::move(where)};
    }

    template <typename T>
    void miss(Key<T> key, Missing why, std::string where, std::string detail = {})
    {
        m_facts.at(key.index) = Learnt{Unlearnt{why, std::move(detail)}, std::move(where)};
    }

    template <typename T>
    void learn_or_miss(Key<T> key, Result<T> result, std::string where)
    {
        if (result.ok()) {
            learn(key, std::move(result).value(), std::move(where));
        } else {
            miss(key, missing_because(result.error()), std::move(where), result.error().detail);
        }
    }

    template <typename T>
    [[nodiscard]] std::optional<T> get(Key<T> key) const
    {
        const FactValue* value = at(key.index).value();
        return value != nullptr ? std::optional<T>(std::get<T>(*value)) : std::nullopt;
    }

    [[nodiscard]] const Learnt& at(std::size_t index) const { return m_facts.at(index); }
    void set(std::size_t index, Learnt learnt) { m_facts.at(index) = std::move(learnt); }
    [[nodiscard]] std::size_t size() const { return m_facts.size(); }

private:
    std::vector<Learnt> m_facts;
};

}  // namespace asepsie::facts
