#include "domain/collectors/formats/smb_conf.h"

#include "domain/collectors/formats/ini_file.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::formats {
namespace {

// One name for each setting: smb.conf(5) gives several of them more than one.
std::string_view usual_name(std::string_view key)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> synonyms{
        {{"public", "guestok"}, {"minprotocol", "serverminprotocol"}, {"printok", "printable"}}};
    const auto found = std::find_if(synonyms.begin(), synonyms.end(), [&](const auto& synonym) { return synonym.first == key; });
    return found == synonyms.end() ? key : found->second;
}

std::optional<bool> flag_of(std::string_view value)
{
    for (const std::string_view yes : {"yes", "true", "on", "1"}) {
        if (text::equals_ignoring_case(value, yes)) {
            return true;
        }
    }
    for (const std::string_view no : {"no", "false", "off", "0"}) {
        if (text::equals_ignoring_case(value, no)) {
            return false;
        }
    }
    return std::nullopt;
}

struct Share {
    std::string name;
    std::optional<bool> guest_ok;
    bool printable = false;
    bool available = true;
};

class SmbReader {
public:
    explicit SmbReader(const SmbIncludeReader& read_included) : m_read_included(read_included) {}

    // The lines of an included file stand where its "include" line stood.
    Result<Done> read(std::string_view text, const std::string& outer_section)
    {
        const IniFile file = TRY(parse_ini_file(text));
        for (const IniEntry& entry : file.entries()) {
            const std::string& section = entry.section.empty() ? outer_section : entry.section;
            const std::string_view key = usual_name(entry.key);
            if (key == "include") {
                TRY(include(entry.value, section));
            } else if (key == "configbackend" && !text::equals_ignoring_case(entry.value, "file")) {
                m_conf.unread = fail(ErrorCode::unsupported, "smb.conf: the settings are in Samba's registry");
            } else if (section.empty() || text::equals_ignoring_case(section, "global")) {
                TRY(set_global(key, entry.value));
            } else {
                set(share(section), key, entry.value);
            }
        }
        return Done{};
    }

    SmbConf take()
    {
        for (const Share& share : m_shares) {
            // No password is asked where "guest ok" holds, whatever "map to guest" says of wrong passwords; "guest only" adds nothing to it.
            if (share.available && !share.printable && share.guest_ok.value_or(m_guest_ok)) {
                m_conf.guest_shares.push_back(share.name);
            }
        }
        return std::move(m_conf);
    }

private:
    Result<Done> include(const std::string& path, const std::string& section)
    {
        if (text::equals_ignoring_case(path, "registry") || text::contains(path, "%") || !path.starts_with('/')) {
            m_conf.unread = fail(ErrorCode::unsupported, "smb.conf: an included file that changes with the visitor, or Samba's registry");
            return Done{};
        }
        if (++m_files > max_smb_included_files) {
            m_conf.unread = fail(ErrorCode::too_large, "smb.conf: too many files included");
            return Done{};
        }
        const auto text = m_read_included(path);
        if (text.ok()) {
            return read(*text, section);
        }
        if (text.error().code != ErrorCode::not_found) {
            m_conf.unread = text.error();
        }
        return Done{};
    }

    Result<Done> set_global(std::string_view key, const std::string& value)
    {
        if (key == "guestok") {
            m_guest_ok = flag_of(value).value_or(m_guest_ok);
        } else if (key == "usershareallowguests") {
            m_conf.people_may_share_to_guests = flag_of(value).value_or(m_conf.people_may_share_to_guests);
        } else if (key == "registryshares" && flag_of(value) == true) {
            m_conf.unread = fail(ErrorCode::unsupported, "smb.conf: some shares are in Samba's registry");
        } else if (key == "serverminprotocol") {
            m_conf.oldest = TRY(dialect_of(text::lower(value)));
        }
        return Done{};
    }

    static Result<SmbDialect> dialect_of(const std::string& name)
    {
        if (name == "default") {
            return SmbDialect::by_default;
        }
        if (name.starts_with("smb2") || name.starts_with("smb3")) {
            return SmbDialect::second_or_later;
        }
        for (const std::string_view old : {"nt1", "smb1", "lanman2", "lanman1", "lanman", "coreplus", "core"}) {
            if (name == old) {
                return SmbDialect::first;
            }
        }
        return fail(ErrorCode::malformed, "smb.conf: no protocol has the name given by \"server min protocol\"");
    }

    static void set(Share& share, std::string_view key, const std::string& value)
    {
        const auto flag = flag_of(value);
        if (key == "guestok" && flag) {
            share.guest_ok = flag;
        } else if (key == "printable" && flag) {
            share.printable = *flag;
        } else if (key == "available" && flag) {
            share.available = *flag;
        }
    }

    Share& share(const std::string& name)
    {
        const auto found = std::find_if(m_shares.begin(), m_shares.end(), [&](const Share& share) { return text::equals_ignoring_case(share.name, name); });
        if (found != m_shares.end()) {
            return *found;
        }
        m_shares.push_back({name, std::nullopt, text::equals_ignoring_case(name, "printers"), true});
        return m_shares.back();
    }

    const SmbIncludeReader& m_read_included;
    SmbConf m_conf;
    std::vector<Share> m_shares;
    bool m_guest_ok = false;
    int m_files = 0;
};

}  // namespace

Result<SmbConf> parse_smb_conf(std::string_view text, const SmbIncludeReader& read_included)
{
    SmbReader reader(read_included);
    TRY(reader.read(text, ""));
    return reader.take();
}

}  // namespace asepsie::collectors::formats
