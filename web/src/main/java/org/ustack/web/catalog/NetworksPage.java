package org.ustack.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ustack.network.Listing;
import org.ustack.network.NetworkService;
import org.ustack.network.NetworkView;
import org.ustack.network.SubnetService;
import org.ustack.network.SubnetView;
import org.ustack.web.access.Work;

/** The networks that the project can use, with their address ranges. */
@Named
@RequestScoped
public class NetworksPage {

    @Inject
    NetworkService networks;

    @Inject
    SubnetService subnets;

    @Inject
    Work work;

    private List<Line> lines;

    public record Line(NetworkView network, List<SubnetView> ranges) {}

    public List<Line> getNetworks() {
        if (lines == null) {
            Map<String, List<SubnetView>> byNetwork = subnets.list(work.reader(), Listing.all()).items().stream()
                    .collect(Collectors.groupingBy(SubnetView::networkId));
            lines = networks.list(work.reader(), Listing.all()).items().stream()
                    .map(network -> new Line(
                            network, byNetwork.getOrDefault(network.head().id(), List.of())))
                    .toList();
        }
        return lines;
    }
}
