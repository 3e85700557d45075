#include "foundation/mime/entity.h"

#include "foundation/base/text.h"
#include "foundation/mime/transfer.h"

#include <algorithm>

namespace asepsie::mime {
namespace {

void note(std::vector<std::string>& limits, std::string_view name)
{
    if (std::find(limits.begin(), limits.end(), name) == limits.end()) {
        limits.emplace_back(name);
    }
}

Entity read_entity(std::string_view bytes, std::size_t level, std::vector<std::string>& limits)
{
    Entity entity;
    ReadHeader read = read_header(bytes);
    if (read.is_cut_short) {
        note(limits, "header");
    }
    entity.level = level;
    entity.whole = bytes;
    entity.header = std::move(read.header);
    entity.type = read_parameters(entity.header.first("content-type"));
    if (entity.type.value.find('/') == std::string::npos) {
        entity.type.value = "text/plain";
    }
    entity.disposition = read_parameters(entity.header.first("content-disposition"));
    entity.encoding = read_parameters(entity.header.first("content-transfer-encoding")).value;
    entity.body = bytes.substr(read.body_begin);
    return entity;
}

// What stands between the lines "--boundary", the text before the first and after the last left out.
std::vector<std::string_view> split_at(std::string_view body, std::string_view boundary, std::size_t most)
{
    std::vector<std::string_view> pieces;
    const std::string mark = "--" + std::string(boundary);
    std::size_t at = 0;
    std::size_t piece_begin = std::string_view::npos;
    while (at < body.size()) {
        if (body.compare(at, mark.size(), mark) == 0) {
            const std::size_t line_end = std::min(body.find('\n', at), body.size());
            const std::string_view behind = text::trim(body.substr(at + mark.size(), line_end - at - mark.size()));
            const bool is_end = behind.starts_with("--");
            if (behind.empty() || is_end) {
                if (piece_begin != std::string_view::npos) {
                    // The line end before the mark belongs to the mark.
                    std::size_t end = std::max(at, piece_begin);
                    end -= end > piece_begin && body[end - 1] == '\n' ? 1U : 0U;
                    end -= end > piece_begin && body[end - 1] == '\r' ? 1U : 0U;
                    pieces.push_back(body.substr(piece_begin, end - piece_begin));
                }
                piece_begin = std::min(line_end + 1, body.size());
                if (is_end || pieces.size() >= most) {
                    return pieces;
                }
            }
        }
        const std::size_t next = body.find("\n--", at);
        at = next == std::string_view::npos ? body.size() : next + 1;
    }
    if (piece_begin != std::string_view::npos && piece_begin < body.size()) {
        pieces.push_back(body.substr(piece_begin));
    }
    return pieces;
}

void read_children(Parts& parts, std::size_t parent)
{
    const std::size_t level = parts.entities[parent].level + 1;
    const std::string boundary(parts.entities[parent].type["boundary"]);
    const std::size_t outer = parts.entities[parent].alternative;
    const std::size_t alternative = outer == 0 && parts.entities[parent].type.value == "multipart/alternative" ? parent + 1 : outer;
    if (level > most_levels) {
        note(parts.limits_met, "levels");
        return;
    }
    const auto pieces = boundary.empty() ? std::vector<std::string_view>{} : split_at(parts.entities[parent].body, boundary, most_parts);
    if (pieces.empty()) {
        // No part of it can be told: mail programs show the text. Where there is a boundary, one of them may find what we do not.
        if (!boundary.empty()) {
            note(parts.limits_met, "parts");
        }
        Entity& damaged = parts.entities[parent];
        damaged.type.value = text::contains(damaged.body.substr(0, 4'096), "<html") ? "text/html" : "text/plain";
        return;
    }
    for (const std::string_view piece : pieces) {
        if (parts.entities.size() >= most_parts) {
            note(parts.limits_met, "parts");
            return;
        }
        Entity child = read_entity(piece, level, parts.limits_met);
        child.alternative = alternative;
        const std::size_t place = parts.entities.size();
        parts.entities.push_back(std::move(child));
        if (parts.entities[place].is_multipart()) {
            read_children(parts, place);
        }
    }
}

}  // namespace

std::string Entity::file_name() const
{
    const std::string_view given = disposition["filename"];
    return std::string(given.empty() ? type["name"] : given);
}

std::string Entity::decoded() const { return decoded_body(body, encoding); }

Result<Parts> read_parts(std::string_view bytes)
{
    if (bytes.size() > most_message_bytes) {
        return fail(ErrorCode::too_large, "a message of more than 40 MB");
    }
    Parts parts;
    parts.entities.push_back(read_entity(bytes, 0, parts.limits_met));
    if (parts.entities[0].is_multipart()) {
        read_children(parts, 0);
    }
    return parts;
}

}  // namespace asepsie::mime
