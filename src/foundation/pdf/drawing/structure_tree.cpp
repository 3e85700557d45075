#include "foundation/pdf/drawing/structure_tree.h"

#include "foundation/base/result.h"

#include <map>

namespace asepsie::pdf {
namespace {

class Tree {
public:
    Tree(QPDF& file, std::vector<Object>& pages, std::vector<Object>& widgets) : m_file(file), m_pages(pages), m_widgets(widgets) {}

    Object element_of(const Part& part, const Object& parent)
    {
        Object element = m_file.makeIndirectObject(dictionary({{"Type", name_object("StructElem")}, {"S", name_object(name_of(part.role))}, {"P", parent}}));
        m_elements[&part] = element;
        Object kids = Object::newArray();
        for (const auto& child : part.parts) {
            if (is_worth_a_place(*child)) {
                kids.appendItem(element_of(*child, element));
            }
        }
        for (const Part::Content& content : part.contents) {
            // A number alone is of the element's own page.
            const bool is_on_first_page = content.page == part.contents.front().page;
            kids.appendItem(is_on_first_page ? number_object(content.id)
                                             : dictionary({{"Type", name_object("MCR")}, {"Pg", m_pages.at(content.page)}, {"MCID", number_object(content.id)}}));
        }
        if (!part.contents.empty()) {
            element.replaceKey("/Pg", m_pages.at(part.contents.front().page));
        }
        for (const std::size_t widget : part.widgets) {
            const Object page = m_widgets.at(widget).getKey("/P");
            kids.appendItem(dictionary({{"Type", name_object("OBJR")}, {"Pg", page}, {"Obj", m_widgets[widget]}}));
            m_widget_elements[widget] = element;
        }
        element.replaceKey("/K", kids);
        describe(element, part);
        return element;
    }

    // Numbers to elements: first a list for each page, by MCID, then one for each widget.
    Object parent_tree(const Canvas& canvas)
    {
        Object numbers = Object::newArray();
        for (std::size_t page = 0; page < m_pages.size(); ++page) {
            Object owners = Object::newArray();
            for (const Part* owner : canvas.pages()[page].owners) {
                owners.appendItem(m_elements.at(owner));
            }
            m_pages[page].replaceKey("/StructParents", number_object(static_cast<long long>(page)));
            numbers.appendItem(number_object(static_cast<long long>(page)));
            numbers.appendItem(m_file.makeIndirectObject(owners));
        }
        for (const auto& [widget, element] : m_widget_elements) {
            const auto number = static_cast<long long>(m_pages.size() + widget);
            m_widgets[widget].replaceKey("/StructParent", number_object(number));
            numbers.appendItem(number_object(number));
            numbers.appendItem(element);
        }
        return m_file.makeIndirectObject(dictionary({{"Nums", numbers}}));
    }

private:
    // An empty cell keeps its column; any other part that is empty says nothing.
    static bool is_worth_a_place(const Part& part)
    {
        const bool is_cell = part.role == Role::cell || part.role == Role::head_cell;
        return is_cell || !part.parts.empty() || !part.contents.empty() || !part.widgets.empty();
    }

    void describe(Object& element, const Part& part)
    {
        if (!part.alternative.empty()) {
            element.replaceKey("/Alt", text_object(part.alternative));
        }
        if (part.scope != Part::Scope::none) {
            element.replaceKey("/A", dictionary({{"O", name_object("Table")}, {"Scope", name_object(part.scope == Part::Scope::row ? "Row" : "Column")}}));
        }
        if (part.bounds) {
            const Rectangle& place = *part.bounds;
            const Object box = reals({place.x, page_height - place.y - place.height, place.x + place.width, page_height - place.y});
            element.replaceKey("/A", dictionary({{"O", name_object("Layout")}, {"Placement", name_object("Block")}, {"BBox", box}}));
        }
    }

    QPDF& m_file;
    std::vector<Object>& m_pages;
    std::vector<Object>& m_widgets;
    std::map<const Part*, Object> m_elements;
    std::map<std::size_t, Object> m_widget_elements;
};

}  // namespace

Object structure_tree(QPDF& file, Canvas& canvas, std::vector<Object>& pages, std::vector<Object>& widgets)
{
    Object root = file.makeIndirectObject(dictionary({{"Type", name_object("StructTreeRoot")}}));
    Tree tree(file, pages, widgets);
    root.replaceKey("/K", tree.element_of(canvas.root(), root));
    root.replaceKey("/ParentTree", tree.parent_tree(canvas));
    root.replaceKey("/ParentTreeNextKey", number_object(static_cast<long long>(pages.size() + widgets.size())));
    return root;
}

}  // namespace asepsie::pdf
