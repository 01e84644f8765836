package org.ustack.web.cloud;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;

/** The hosts that servers run on, with what servers have claimed of them. */
@Named
@ViewScoped
public class HypervisorsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "os_compute_api:os-hypervisors:list-detail";

    @Inject
    NodeDirectory nodes;

    @Inject
    CloudWork cloud;

    private String search;

    public void load() throws IOException {
        cloud.open(LIST);
    }

    /** By name; they are few, and all in memory. */
    public List<HostLine> getHosts() {
        cloud.caller(LIST);
        return nodes.all().stream()
                .filter(node -> search == null || node.name().contains(search.strip()))
                .sorted(Comparator.comparing(NodeView::name))
                .map(HostLine::new)
                .toList();
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }
}
