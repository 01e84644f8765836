package org.ustack.web.parts;

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
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.web.access.Work;

/** The lines of a table, a page at a time by key: where each page begins is remembered, and a reader goes from page to page. */
public class Lines<T> extends LazyDataModel<T> {

    private static final long serialVersionUID = 1L;

    /** Where a page comes from. */
    public interface Source<T> extends Serializable {
        /** @param after {@link Page#next()} of the page before; null for the first */
        Page<T> page(String after, int most);
    }

    /** Where a page comes from whose marker is the id of a line. */
    public interface Slices<T> extends Serializable {
        Slice<T> page(PageRequest page);
    }

    /** What a page is named by. */
    public interface Id<T> extends Serializable {
        String of(T line);
    }

    private final Source<T> source;
    private final List<String> begins = new ArrayList<>();
    private transient CloudException problem;

    public Lines(Source<T> source) {
        this.source = source;
    }

    /** Lines of a service that goes on after the id of the last one. */
    public static <T> Lines<T> after(Slices<T> slices, Id<T> id) {
        return new Lines<>((after, most) -> {
            Slice<T> found = slices.page(new PageRequest(most, after));
            String last = found.more() ? id.of(found.items().get(found.items().size() - 1)) : null;
            return new Page<>(found.items(), last);
        });
    }

    /** Forgets the pages seen, for another question. */
    public void restart() {
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
