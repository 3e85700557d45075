#include "foundation/pdf/reading/fields.h"

#include "foundation/base/text.h"

#include <set>

namespace asepsie::pdf {
namespace {

class Walk {
public:
    explicit Walk(FieldTree& tree) : m_tree(tree) {}

    void visit(QPDFObjectHandle node, const std::string& prefix, const std::vector<QPDFObjectHandle>& ancestors)
    {
        if (!enter(node)) {
            return;
        }
        if (ancestors.size() >= deepest_field) {
            m_tree.is_cut_short = true;
            return;
        }
        Field field;
        field.name = name_of(node, prefix);
        field.lineage.push_back(node);
        field.lineage.insert(field.lineage.end(), ancestors.begin(), ancestors.end());
        if (field.name.size() > longest_name_bytes) {
            m_tree.is_cut_short = true;
            return;
        }
        bool has_named_kids = false;
        for (QPDFObjectHandle kid : kids_of(node)) {
            if (kid.isDictionary() && kid.hasKey("/T")) {
                has_named_kids = true;
                visit(kid, field.name, field.lineage);
            } else if (enter(kid)) {
                field.widgets.push_back(kid);
            }
        }
        if (has_named_kids) {
            m_tree.is_odd |= !field.widgets.empty();
            return;
        }
        if (field.widgets.empty()) {
            field.widgets.push_back(node);
        }
        m_tree.fields.push_back(std::move(field));
    }

private:
    // Each node is seen once, wherever it hangs.
    bool enter(QPDFObjectHandle node)
    {
        if (!node.isDictionary() || (node.isIndirect() && !m_seen.insert(node.getObjGen()).second)) {
            m_tree.is_odd = true;
            return false;
        }
        if (m_tree.nodes.size() >= most_field_nodes) {
            m_tree.is_cut_short = true;
            return false;
        }
        m_tree.nodes.push_back(node);
        return true;
    }

    std::string name_of(QPDFObjectHandle node, const std::string& prefix)
    {
        QPDFObjectHandle part = node.getKey("/T");
        if (!part.isString()) {
            m_tree.is_odd = true;
            return prefix;
        }
        const std::string written = part.getUTF8Value();
        const std::string shown = text::made_safe_to_show(written);
        m_tree.is_odd |= shown != written || shown.empty() || text::contains(shown, ".") || text::contains(shown, "\n");
        return prefix.empty() ? shown : prefix + "." + shown;
    }

    std::vector<QPDFObjectHandle> kids_of(QPDFObjectHandle node)
    {
        QPDFObjectHandle kids = node.getKey("/Kids");
        if (!kids.isArray()) {
            m_tree.is_odd |= !kids.isNull();
            return {};
        }
        return kids.getArrayAsVector();
    }

    FieldTree& m_tree;
    std::set<QPDFObjGen> m_seen;
};

}  // namespace

QPDFObjectHandle Field::inherited(const std::string& key) const
{
    for (QPDFObjectHandle node : lineage) {
        QPDFObjectHandle value = node.getKey(key);
        if (!value.isNull()) {
            return value;
        }
    }
    return QPDFObjectHandle::newNull();
}

bool Field::is_of_type(const std::string& type) const { return inherited("/FT").isNameAndEquals(type); }

QPDFObjectHandle form_of(QPDF& pdf)
{
    QPDFObjectHandle root = pdf.getRoot();
    return root.isDictionary() ? dictionary_of(root.getKey("/AcroForm")) : QPDFObjectHandle::newNull();
}

FieldTree fields_of(QPDF& pdf)
{
    FieldTree tree;
    QPDFObjectHandle form = form_of(pdf);
    QPDFObjectHandle roots = form.isDictionary() ? form.getKey("/Fields") : QPDFObjectHandle::newNull();
    if (roots.isArray()) {
        Walk walk(tree);
        for (QPDFObjectHandle node : roots.getArrayAsVector()) {
            walk.visit(node, "", {});
        }
    } else {
        tree.is_odd = !roots.isNull();
    }
    return tree;
}

}  // namespace asepsie::pdf
