#include "foundation/pdf/reading/later_changes.h"

#include "foundation/pdf/reading/fields.h"

#include <algorithm>
#include <map>
#include <set>

namespace asepsie::pdf {
namespace {

using Ids = std::set<QPDFObjGen>;
using Keys = std::set<std::string>;

// What filling in a field changes in it, and nothing else.
const Keys value_keys{"/V", "/AP", "/AS", "/M", "/I", "/RV"};
// What leads from a field or annotation back to what holds it, or to its own kind.
const Keys structural_keys{"/Parent", "/P", "/Kids", "/Popup", "/IRT"};
// What signing adds to the catalog and the form. Those that hold something are looked into on their own.
const Keys signing_root_keys{"/AcroForm", "/DSS", "/Metadata", "/Extensions", "/Version"};
const Keys signing_form_keys{"/Fields", "/SigFlags", "/DR", "/DA", "/NeedAppearances"};

bool is_same(QPDFObjectHandle a, QPDFObjectHandle b) { return a.unparse() == b.unparse(); }

bool differs_only_in(QPDFObjectHandle before, QPDFObjectHandle after, const Keys& allowed)
{
    if (!before.isDictionary() || !after.isDictionary()) {
        return false;
    }
    Keys keys = before.getKeys();
    keys.merge(after.getKeys());
    return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) { return allowed.contains(key) || is_same(before.getKey(key), after.getKey(key)); });
}

bool is_same_place(const std::map<QPDFObjGen, QPDFXRefEntry>& before, const QPDFXRefEntry& now, QPDFObjGen id)
{
    const auto then = before.find(id);
    if (then == before.end() || then->second.getType() != now.getType()) {
        return false;
    }
    return now.getType() == 2 ? then->second.getObjStreamNumber() == now.getObjStreamNumber() && then->second.getObjStreamIndex() == now.getObjStreamIndex()
                              : then->second.getOffset() == now.getOffset();
}

std::vector<QPDFObjectHandle> items_of(QPDFObjectHandle array) { return array.isArray() ? array.getArrayAsVector() : std::vector<QPDFObjectHandle>{}; }

std::set<std::string> written(const std::vector<QPDFObjectHandle>& items)
{
    std::set<std::string> all;
    for (QPDFObjectHandle item : items) {
        all.insert(item.unparse());
    }
    return all;
}

std::vector<QPDFObjectHandle> pages_of(QPDF& pdf)
{
    std::vector<QPDFObjectHandle> pages;
    std::vector<QPDFObjectHandle> waiting{pdf.getRoot().getKey("/Pages")};
    Ids seen;
    while (!waiting.empty()) {
        QPDFObjectHandle node = waiting.back();
        waiting.pop_back();
        if (!node.isDictionary() || (node.isIndirect() && !seen.insert(node.getObjGen()).second)) {
            continue;
        }
        if (node.hasKey("/Kids")) {
            for (QPDFObjectHandle kid : items_of(node.getKey("/Kids"))) {
                waiting.push_back(kid);
            }
        } else {
            pages.push_back(node);
        }
    }
    return pages;
}

class Comparison {
public:
    Comparison(QPDF& earlier, QPDF& later) : m_earlier(earlier), m_later(later), m_old_table(earlier.getXRefTable()) {}

    LaterChange run()
    {
        find_changed();
        compare_trailers();
        if (m_worst == LaterChange::anything || (m_changed.empty() && m_worst == LaterChange::nothing)) {
            return m_worst;
        }
        rise(LaterChange::signing_data);
        m_old_fields = fields_of(m_earlier);
        m_new_fields = fields_of(m_later);
        m_pages = pages_of(m_later);
        collect_owned();
        compare_root();
        compare_form();
        compare_fields();
        compare_pages();
        follow_content();
        return m_worst;
    }

private:
    void rise(LaterChange change) { m_worst = std::max(m_worst, change); }

    bool is_changed(QPDFObjectHandle object) const { return object.isIndirect() && m_changed.contains(object.getObjGen()); }
    bool is_old(QPDFObjectHandle object) const { return object.isIndirect() && m_old_table.contains(object.getObjGen()); }
    QPDFObjectHandle as_it_was(QPDFObjectHandle object) { return m_earlier.getObject(object.getObjGen()); }

    void find_changed()
    {
        const auto table = m_later.getXRefTable();
        for (const auto& [id, entry] : table) {
            // An object in a stream of objects changes with the stream.
            const bool same_stream = entry.getType() != 2 || is_unchanged_stream(table, entry.getObjStreamNumber());
            if (!is_same_place(m_old_table, entry, id) || !same_stream) {
                m_changed.insert(id);
            }
        }
        for (const auto& [id, entry] : m_old_table) {
            if (!table.contains(id)) {
                rise(LaterChange::anything);
            }
        }
    }

    bool is_unchanged_stream(const std::map<QPDFObjGen, QPDFXRefEntry>& table, int number) const
    {
        const QPDFObjGen id(number, 0);
        const auto entry = table.find(id);
        return entry != table.end() && is_same_place(m_old_table, entry->second, id);
    }

    void compare_trailers()
    {
        QPDFObjectHandle before = m_earlier.getTrailer();
        QPDFObjectHandle after = m_later.getTrailer();
        if (!is_same(before.getKey("/Root"), after.getKey("/Root")) || !is_same(before.getKey("/Encrypt"), after.getKey("/Encrypt"))) {
            rise(LaterChange::anything);
        }
    }

    // What belongs to fields and annotations is judged by them, not as content of the pages.
    void collect_owned()
    {
        for (QPDFObjectHandle node : m_new_fields.nodes) {
            own(node);
        }
        m_field_ids = m_owned;
        for (QPDFObjectHandle page : m_pages) {
            m_page_ids.insert(page.getObjGen());
            for (QPDFObjectHandle annotation : items_of(page.getKey("/Annots"))) {
                own(annotation);
            }
        }
    }

    void own(QPDFObjectHandle object)
    {
        if (object.isIndirect()) {
            m_owned.insert(object.getObjGen());
        }
    }

    void compare_root()
    {
        QPDFObjectHandle root = m_later.getRoot();
        if (!differs_only_in(m_earlier.getRoot(), root, signing_root_keys)) {
            rise(LaterChange::anything);
        }
        for (auto& [key, value] : root.getDictAsMap()) {
            if (!signing_root_keys.contains(key)) {
                m_content.push_back(value);
            }
        }
        m_visited.insert(root.getObjGen());
    }

    void compare_form()
    {
        QPDFObjectHandle before = form_of(m_earlier);
        QPDFObjectHandle after = form_of(m_later);
        if (after.isNull()) {
            rise(before.isNull() ? LaterChange::nothing : LaterChange::anything);
            return;
        }
        if (!differs_only_in(before.isNull() ? QPDFObjectHandle::newDictionary() : before, after, signing_form_keys)) {
            rise(LaterChange::anything);
        }
        const auto roots = written(items_of(after.getKey("/Fields")));
        const auto old_roots = before.isNull() ? std::set<std::string>{} : written(items_of(before.getKey("/Fields")));
        if (!std::includes(roots.begin(), roots.end(), old_roots.begin(), old_roots.end())) {
            rise(LaterChange::anything);
        }
        for (auto& [key, value] : after.getDictAsMap()) {
            if (key == "/DR") {
                compare_resources(before.isNull() ? before : before.getKey("/DR"), value);
            } else if (!signing_form_keys.contains(key)) {
                m_content.push_back(value);
            }
        }
        own(after);
    }

    // What fields are drawn with: one who signs adds a font for it, which changes no field; what was there stays as it was.
    void compare_resources(QPDFObjectHandle before, QPDFObjectHandle after)
    {
        for (auto& [kind, names] : before.isDictionary() ? before.getDictAsMap() : std::map<std::string, QPDFObjectHandle>{}) {
            QPDFObjectHandle now = after.isDictionary() ? after.getKey(kind) : after;
            for (auto& [name, resource] : names.isDictionary() ? names.getDictAsMap() : std::map<std::string, QPDFObjectHandle>{}) {
                if (!now.isDictionary() || !is_same(resource, now.getKey(name))) {
                    rise(LaterChange::form_values);
                } else {
                    rise_if_reached(now.getKey(name), LaterChange::form_values);
                }
            }
        }
    }

    void compare_fields()
    {
        if (m_new_fields.is_cut_short || m_old_fields.is_cut_short) {
            rise(LaterChange::anything);
            return;
        }
        Ids known;
        for (QPDFObjectHandle node : m_old_fields.nodes) {
            known.insert(node.getObjGen());
        }
        Ids of_signatures;
        for (const Field& field : m_new_fields.fields) {
            if (field.is_of_type("/Sig")) {
                of_signatures.insert(field.object().getObjGen());
                for (QPDFObjectHandle widget : field.widgets) {
                    of_signatures.insert(widget.getObjGen());
                }
            }
        }
        for (QPDFObjectHandle node : m_new_fields.nodes) {
            compare_field(node, known.contains(node.getObjGen()), of_signatures.contains(node.getObjGen()));
        }
        m_signature_nodes = of_signatures;
    }

    void compare_field(QPDFObjectHandle node, bool is_known, bool is_signature)
    {
        const LaterChange filled = is_signature ? LaterChange::signing_data : LaterChange::form_values;
        if (!node.isIndirect()) {
            rise(is_known ? LaterChange::nothing : LaterChange::anything);  // a field within its parent: it cannot be told from another
        } else if (is_changed(node) && !is_known) {
            rise(is_signature ? LaterChange::signing_data : LaterChange::anything);
        } else if (is_changed(node)) {
            QPDFObjectHandle before = as_it_was(node);
            const bool was_signed = is_signature && before.isDictionary() && before.hasKey("/V");
            rise(was_signed || !differs_only_in(before, node, value_keys) ? LaterChange::anything : filled);
        } else if (!is_known) {
            rise(LaterChange::anything);
        }
        for (auto& [key, value] : node.getDictAsMap()) {
            if (value_keys.contains(key)) {
                rise_if_reached(value, filled);
            } else if (!structural_keys.contains(key) && (is_known || !is_signature)) {
                m_content.push_back(value);
            }
        }
    }

    void compare_pages()
    {
        for (QPDFObjectHandle page : m_pages) {
            QPDFObjectHandle list = page.getKey("/Annots");
            const bool was_there = is_old(page);
            if (is_changed(page) && (!was_there || !differs_only_in(as_it_was(page), page, {"/Annots"}))) {
                rise(LaterChange::anything);
            }
            if (was_there && (is_changed(page) || is_changed(list))) {
                compare_annotations(items_of(as_it_was(page).getKey("/Annots")), items_of(list));
            }
            for (QPDFObjectHandle annotation : items_of(list)) {
                compare_annotation(annotation);
            }
        }
    }

    void compare_annotations(const std::vector<QPDFObjectHandle>& before, const std::vector<QPDFObjectHandle>& after)
    {
        const auto old_ones = written(before);
        const auto new_ones = written(after);
        if (!std::includes(new_ones.begin(), new_ones.end(), old_ones.begin(), old_ones.end())) {
            rise(LaterChange::anything);  // one was taken away, and with it what it showed
        }
        for (QPDFObjectHandle annotation : after) {
            if (!old_ones.contains(annotation.unparse()) && !m_signature_nodes.contains(annotation.getObjGen())) {
                rise(LaterChange::annotations);
            }
        }
    }

    void compare_annotation(QPDFObjectHandle annotation)
    {
        if (annotation.isIndirect() && m_field_ids.contains(annotation.getObjGen())) {
            return;  // a field's widget, judged with it
        }
        if (is_changed(annotation)) {
            // A widget that no field of the form holds is a field made to look like one.
            const bool is_widget = annotation.isDictionary() && annotation.getKey("/Subtype").isNameAndEquals("/Widget");
            rise(is_widget ? LaterChange::anything : LaterChange::annotations);
        }
        if (!annotation.isDictionary()) {
            return;
        }
        for (auto& [key, value] : annotation.getDictAsMap()) {
            if (!structural_keys.contains(key)) {
                rise_if_reached(value, LaterChange::annotations);
            }
        }
    }

    // Whatever else the document is made of: nothing of it may be among what changed.
    void follow_content()
    {
        for (QPDFObjectHandle page : m_pages) {
            for (auto& [key, value] : page.getDictAsMap()) {
                if (key != "/Annots") {
                    m_content.push_back(value);
                }
            }
        }
        follow(m_content, m_visited, LaterChange::anything);
    }

    void rise_if_reached(QPDFObjectHandle from, LaterChange change)
    {
        std::vector<QPDFObjectHandle> waiting{from};
        follow(waiting, m_reached[change], change);
    }

    void follow(std::vector<QPDFObjectHandle>& waiting, Ids& visited, LaterChange change)
    {
        while (!waiting.empty()) {
            QPDFObjectHandle next = waiting.back();
            waiting.pop_back();
            if (next.isIndirect()) {
                if (m_owned.contains(next.getObjGen()) || is_page(next) || !visited.insert(next.getObjGen()).second) {
                    continue;
                }
                if (is_changed(next)) {
                    rise(change);
                }
            }
            QPDFObjectHandle dictionary = dictionary_of(next);
            if (dictionary.isDictionary()) {
                for (auto& [key, value] : dictionary.getDictAsMap()) {
                    waiting.push_back(value);
                }
            }
            for (QPDFObjectHandle item : items_of(next)) {
                waiting.push_back(item);
            }
        }
    }

    bool is_page(QPDFObjectHandle object) const { return m_page_ids.contains(object.getObjGen()); }

    QPDF& m_earlier;
    QPDF& m_later;
    std::map<QPDFObjGen, QPDFXRefEntry> m_old_table;
    Ids m_changed;
    FieldTree m_old_fields;
    FieldTree m_new_fields;
    std::vector<QPDFObjectHandle> m_pages;
    Ids m_page_ids;
    Ids m_field_ids;        // fields and their widgets
    Ids m_owned;            // fields, widgets, annotations
    Ids m_signature_nodes;  // fields of signatures, and their widgets
    Ids m_visited;
    std::map<LaterChange, Ids> m_reached;
    std::vector<QPDFObjectHandle> m_content;
    LaterChange m_worst = LaterChange::nothing;
};

}  // namespace

LaterChange later_change(QPDF& earlier, QPDF& later) { return Comparison(earlier, later).run(); }

}  // namespace asepsie::pdf
