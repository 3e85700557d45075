// A list of leaked passwords that is asked without a password leaving the process: 255 of 256 passwords that are not in it are said not to be, and none that is in it is missed.
#pragma once

#include "application/leaks/leak_header.h"
#include "foundation/crypto/secret.h"
#include "foundation/storage/open_file.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace asepsie::leaks {

class LeakList {
public:
    // A file that build_leak_list made. Its header is verified at once, each segment when it is first asked: altered, truncated, malformed; not_found, denied, io_failed.
    static Result<LeakList> open(const std::string& path);
    // The bytes of such a file.
    static Result<LeakList> of_bytes(std::string bytes);
    // Of a list of common passwords, one a line: the one that the program carries. too_large beyond max_segment_keys; malformed where there is none.
    static Result<LeakList> of_passwords(std::string_view lines, std::string origin, Date date);

    [[nodiscard]] const LeakHeader& header() const { return m_header; }

    // The bytes of the password as they are: who writes é in two ways asks twice. true: it is in the list, or one of the 256th part that is taken for it.
    Result<bool> contains(const crypto::Secret& password);
    Result<bool> contains(const crypto::Sha1Digest& digest);
    // Every segment, once: nothing more than open() and contains() need.
    Result<Done> verify() const;

private:
    using Source = std::variant<storage::OpenFile, std::string>;
    // A segment that was verified, as it was then.
    struct Loaded {
        std::unique_ptr<const std::string> table;  // stays where it is: the view is over it
        fuse_filter::View view;
    };

    LeakList(Source source, SplitList split);
    static Result<LeakList> over(Source source, std::string_view start, std::uint64_t bytes);
    [[nodiscard]] Result<std::string> read_segment(std::size_t number) const;
    Result<Done> load_segment(std::size_t number);

    Source m_source;
    LeakHeader m_header;
    std::vector<std::uint64_t> m_starts;  // of each segment, in the source
    std::vector<std::optional<Loaded>> m_loaded;
    std::deque<std::size_t> m_order;  // in which they were loaded
    std::uint64_t m_loaded_bytes = 0;
};

}  // namespace asepsie::leaks
