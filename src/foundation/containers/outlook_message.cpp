#include "foundation/containers/outlook_message.h"

#include "foundation/base/text.h"
#include "foundation/containers/code_page.h"
#include "foundation/containers/compound_file.h"
#include "foundation/containers/little_endian.h"
#include "foundation/containers/lzfu.h"
#include "foundation/containers/rtf_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <initializer_list>
#include <map>

namespace asepsie::containers {
namespace {

constexpr std::string_view property_stream = "__properties_version1.0";
constexpr std::size_t property_bytes = 16;
constexpr std::size_t most_property_bytes = 64'000;
// MS-OXMSG 2.4.1: what stands before the first property.
constexpr std::size_t header_of_message = 32;
constexpr std::size_t header_of_embedded = 24;
constexpr std::size_t header_of_part = 8;

// MS-OXPROPS: the numbers of the properties, without their type.
enum Property : std::uint32_t {
    message_class = 0x001A,
    subject = 0x0037,
    reply_names = 0x0050,
    transport_headers = 0x007D,
    sender_name = 0x0C1A,
    sender_address_kind = 0x0C1E,
    sender_address = 0x0C1F,
    represented_name = 0x0042,
    represented_kind = 0x0064,
    represented_address = 0x0065,
    body = 0x1000,
    rtf_compressed = 0x1009,
    body_html = 0x1013,
    display_name = 0x3001,
    address_kind = 0x3002,
    address = 0x3003,
    smtp_address = 0x39FE,
    attach_data = 0x3701,
    attach_short_name = 0x3704,
    attach_method = 0x3705,
    attach_long_name = 0x3707,
    attach_mime = 0x370E,
    attach_content_id = 0x3712,
    internet_code_page = 0x3FDE,
    message_code_page = 0x3FFD,
    sender_smtp = 0x5D01,
    represented_smtp = 0x5D02,
    attach_hidden = 0x7FFE,
};

enum Type : std::uint32_t { type_object = 0x000D, type_string = 0x001E, type_unicode = 0x001F, type_binary = 0x0102 };

class PartReader {
public:
    explicit PartReader(const CompoundFile& file) : m_file(file) { list_parts(); }

    OutlookMessage read(const std::string& folder, std::size_t depth)
    {
        OutlookMessage message;
        const auto numbers = properties(folder, depth == 0 ? header_of_message : header_of_embedded);
        const std::uint32_t declared = number(numbers, message_code_page, windows_1252);
        m_code_page = declared == utf_16 ? windows_1252 : declared;
        message.transport_headers = words(folder, transport_headers);
        message.message_class = words(folder, Property::message_class);
        message.subject = words(folder, Property::subject);
        message.reply_to = words(folder, reply_names);
        message.sender = sender(folder);
        message.body_text = words(folder, body);
        read_page(folder, number(numbers, internet_code_page, m_code_page), message);
        for (const std::string& part : parts_of(folder, "__recip_version1.0_")) {
            if (message.to.size() >= most_outlook_recipients) {
                m_is_cut_short = true;
                break;
            }
            message.to.push_back(person(part, display_name, {smtp_address}, address_kind, address));
        }
        for (const std::string& part : parts_of(folder, "__attach_version1.0_")) {
            if (m_attachments++ >= most_outlook_attachments) {
                m_is_cut_short = true;
                break;
            }
            message.attachments.push_back(attachment(part, depth));
        }
        message.is_cut_short = m_is_cut_short;
        return message;
    }

private:
    using Numbers = std::map<std::uint32_t, std::uint32_t>;

    // The storages of attachments and recipients, by the storage they stand in: found in one walk.
    void list_parts()
    {
        for (const CompoundEntry& entry : m_file.entries()) {
            const std::size_t slash = entry.path.rfind('/');
            const std::size_t name_at = slash == std::string::npos ? 0 : slash + 1;
            if (entry.is_storage && entry.path.compare(name_at, 2, "__") == 0) {
                m_parts[entry.path.substr(0, name_at)].push_back(entry.path + '/');
            }
        }
        for (auto& [folder, parts] : m_parts) {
            std::sort(parts.begin(), parts.end());
        }
        m_is_cut_short = m_file.is_cut_short();
    }

    std::vector<std::string> parts_of(const std::string& folder, std::string_view beginning) const
    {
        std::vector<std::string> found;
        if (const auto place = m_parts.find(folder); place != m_parts.end()) {
            std::copy_if(place->second.begin(), place->second.end(), std::back_inserter(found),
                [&](const std::string& path) { return std::string_view(path).substr(folder.size()).starts_with(beginning); });
        }
        return found;
    }

    // MS-OXMSG 2.4.2: those of fixed size keep their value here. Only numbers of up to four bytes are of interest.
    [[nodiscard]] Numbers properties(const std::string& folder, std::size_t header) const
    {
        Numbers found;
        const std::string stream = m_file.read(folder + std::string(property_stream), most_property_bytes);
        for (std::size_t at = header; at + property_bytes <= stream.size(); at += property_bytes) {
            found.emplace(u32_at(stream, at) >> 16U, u32_at(stream, at + 8));
        }
        return found;
    }

    static std::uint32_t number(const Numbers& numbers, Property property, std::uint32_t otherwise)
    {
        const auto place = numbers.find(property);
        return place == numbers.end() ? otherwise : place->second;
    }

    [[nodiscard]] const CompoundEntry* stream_of(const std::string& folder, Property property, Type type) const
    {
        return m_file.find(fmt::format("{}__substg1.0_{:04X}{:04X}", folder, static_cast<std::uint32_t>(property), static_cast<std::uint32_t>(type)));
    }

    std::string taken(const CompoundEntry* stream, std::size_t most)
    {
        if (stream == nullptr) {
            return {};
        }
        const std::size_t left = most_outlook_bytes - std::min(m_taken, most_outlook_bytes);
        std::string bytes = m_file.read(*stream, std::min(most, left));
        m_is_cut_short = m_is_cut_short || (stream->bytes > bytes.size() && bytes.size() == std::min(most, left));
        m_taken += bytes.size();
        return bytes;
    }

    std::string words(const std::string& folder, Property property)
    {
        if (const CompoundEntry* const unicode = stream_of(folder, property, type_unicode)) {
            return utf16_to_utf8(taken(unicode, longest_outlook_text_bytes));
        }
        std::string raw = taken(stream_of(folder, property, type_string), longest_outlook_text_bytes);
        raw.resize(std::min(raw.size(), raw.find('\0')));
        return to_utf8(raw, m_code_page);
    }

    OutlookPerson person(const std::string& folder, Property name, std::initializer_list<Property> smtp, Property kind, Property plain)
    {
        OutlookPerson found{words(folder, name), {}};
        for (const Property property : smtp) {
            if (found.address = words(folder, property); !found.address.empty()) {
                return found;
            }
        }
        // "EX": an address inside an Exchange server, which is nobody's outside of it.
        if (!text::equals_ignoring_case(words(folder, kind), "EX")) {
            found.address = words(folder, plain);
        }
        return found;
    }

    OutlookPerson sender(const std::string& folder)
    {
        OutlookPerson shown = person(folder, represented_name, {represented_smtp}, represented_kind, represented_address);
        if (shown.address.empty()) {
            const OutlookPerson sent = person(folder, sender_name, {sender_smtp, smtp_address}, sender_address_kind, sender_address);
            shown.address = sent.address;
            shown.name = shown.name.empty() ? sent.name : shown.name;
        }
        return shown;
    }

    void read_page(const std::string& folder, std::uint32_t code_page, OutlookMessage& message)
    {
        if (const CompoundEntry* const page = stream_of(folder, Property::body_html, type_binary)) {
            message.body_html = to_utf8(taken(page, longest_outlook_text_bytes), code_page);
        } else {
            message.body_html = words(folder, Property::body_html);
        }
        if (!message.body_html.empty()) {
            return;
        }
        const auto rtf = decompress_rtf(taken(stream_of(folder, rtf_compressed, type_binary), longest_outlook_text_bytes));
        if (!rtf.ok()) {
            return;
        }
        RtfText inside = text_in_rtf(*rtf);
        m_is_cut_short = m_is_cut_short || inside.is_cut_short;
        if (inside.kind == RtfText::Kind::html) {
            message.body_html = std::move(inside.text);
        } else if (message.body_text.empty()) {
            message.body_text = std::move(inside.text);
        }
    }

    OutlookMessage::Attachment attachment(const std::string& folder, std::size_t depth)
    {
        OutlookMessage::Attachment found;
        found.name = words(folder, attach_long_name);
        for (const Property other : {attach_short_name, display_name}) {
            if (found.name.empty()) {
                found.name = words(folder, other);
            }
        }
        found.mime_type = text::lower(words(folder, attach_mime));
        found.content_id = words(folder, attach_content_id);
        found.is_hidden = (number(properties(folder, header_of_part), attach_hidden, 0) & 1U) != 0;
        const CompoundEntry* const object = stream_of(folder, attach_data, type_object);
        const std::string inner = object == nullptr ? std::string{} : object->path + '/';
        if (object == nullptr || m_file.find(inner + std::string(property_stream)) == nullptr) {
            found.bytes = taken(stream_of(folder, attach_data, type_binary), most_outlook_bytes);
        } else if (depth + 1 < deepest_outlook_message) {
            const std::uint32_t outer_page = m_code_page;
            found.message.push_back(read(inner, depth + 1));
            m_code_page = outer_page;
        } else {
            m_is_cut_short = true;
        }
        return found;
    }

    const CompoundFile& m_file;
    std::map<std::string, std::vector<std::string>> m_parts;
    std::uint32_t m_code_page = windows_1252;
    std::size_t m_taken = 0;
    std::size_t m_attachments = 0;
    bool m_is_cut_short = false;
};

}  // namespace

bool is_outlook_message(std::string_view bytes)
{
    const auto file = CompoundFile::open(bytes);
    return file.ok() && file->find(property_stream) != nullptr;
}

Result<OutlookMessage> read_outlook_message(std::string_view bytes)
{
    const CompoundFile file = TRY(CompoundFile::open(bytes));
    if (file.find(property_stream) == nullptr) {
        return fail(ErrorCode::malformed, "Outlook message: no properties");
    }
    return PartReader(file).read({}, 0);
}

}  // namespace asepsie::containers
