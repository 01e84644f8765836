package org.ustack.web.identity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.ustack.identity.IdentityFinder.Page;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.web.access.Work;

/** The lines of a table, a page at a time by key: where each page begins is remembered, and a reader goes from page to page. */
public class Lines<T> extends LazyDataModel<T> {

    private static final long serialVersionUID = 1L;

    /** Where a page comes from. */
    interface Source<T> extends Serializable {
        /** @param after {@link Page#next()} of the page before; null for the first */
        Page<T> page(String after, int most);
    }

    private final Source<T> source;
    private final List<String> begins = new ArrayList<>();
    private transient CloudException problem;

    Lines(Source<T> source) {
        this.source = source;
    }

    /** Forgets the pages seen, for another question. */
    void restart() {
        begins.clear();
    }

    /** Why nothing could be read: a directory that is silent. Null if all is well. */
    public CloudException getProblem() {
        return problem;
    }

    @Override
    public int count(Map<String, FilterMeta> filterBy) {
        return getRowCount();
    }

    @Override
    public List<T> load(int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
        int page = Math.min(first / pageSize, begins.size());
        Page<T> found = read(page == 0 ? null : begins.get(page - 1), pageSize);
        if (found.next() != null && begins.size() == page) {
            begins.add(found.next());
        }
        setRowCount(page * pageSize + found.items().size() + (found.next() == null ? 0 : 1));
        return found.items();
    }

    private Page<T> read(String after, int most) {
        problem = null;
        try {
            return source.page(after, most);
        } catch (RuntimeException thrown) {
            CloudException error = Work.cloud(thrown);
            if (error.code().kind() != ErrorKind.UNAVAILABLE) {
                throw error;
            }
            problem = error;
            return new Page<>(List.of(), null);
        }
    }
}
