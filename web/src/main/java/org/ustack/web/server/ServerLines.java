package org.ustack.web.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.ustack.kernel.Slice;

/**
 * The lines of the table, a page at a time. The services page by key, never by offset: the model remembers the last key of
 * each page that was seen, and a reader goes from page to page.
 */
class ServerLines extends LazyDataModel<ServerLine> {

    private static final long serialVersionUID = 1L;

    /** Where a page comes from. */
    interface Source extends java.io.Serializable {
        /** @param marker id of the last line of the page before; null for the first */
        Slice<ServerLine> page(String sortKey, boolean ascending, int size, String marker);
    }

    private final Source source;
    private final List<String> markers = new ArrayList<>();
    private transient List<ServerLine> shown = List.of();
    private String order = "";

    ServerLines(Source source) {
        this.source = source;
    }

    /** Forgets the pages seen, for another question. */
    void restart() {
        markers.clear();
    }

    @Override
    public int count(Map<String, FilterMeta> filterBy) {
        return getRowCount();
    }

    @Override
    public List<ServerLine> load(
            int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
        String key = "created_at";
        boolean ascending = false;
        for (SortMeta sort : sortBy.values()) {
            if (sort.isActive()) {
                key = sort.getField();
                ascending = sort.getOrder().isAscending();
            }
        }
        String wanted = key + ascending + pageSize;
        if (!wanted.equals(order)) {
            order = wanted;
            markers.clear();
        }
        int page = Math.min(first / pageSize, markers.size());
        Slice<ServerLine> slice = source.page(key, ascending, pageSize, page == 0 ? null : markers.get(page - 1));
        shown = slice.items();
        if (slice.more() && markers.size() == page) {
            markers.add(shown.get(shown.size() - 1).id());
        }
        setRowCount(page * pageSize + shown.size() + (slice.more() ? 1 : 0));
        return shown;
    }

    @Override
    public ServerLine getRowData(String rowKey) {
        List<ServerLine> lines = shown == null ? List.of() : shown;
        return lines.stream()
                .filter(line -> line.id().equals(rowKey))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getRowKey(ServerLine line) {
        return line.id();
    }
}
