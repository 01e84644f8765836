package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.CatalogService.Offer;
import org.ustack.identity.EndpointGroupView;
import org.ustack.identity.EndpointView;
import org.ustack.identity.domain.CatalogEntry;
import org.ustack.identity.domain.Endpoint;
import org.ustack.identity.domain.EndpointGroup;
import org.ustack.identity.domain.ProjectEndpoint;

/** Reads the whole catalog at once, for the memory. */
@Stateless
public class CatalogReader {

    @Inject
    IdentityRepository store;

    /**
     * The catalog.
     *
     * @param only ids of the endpoints that a project sees, for those projects that do not see all
     */
    public record Catalog(List<Offer> offers, Map<String, Set<String>> only) {

        /** @param projectId null for all endpoints */
        public List<Offer> of(String projectId) {
            Set<String> seen = projectId == null ? null : only.get(projectId);
            if (seen == null) {
                return offers;
            }
            return offers.stream()
                    .map(offer -> new Offer(
                            offer.service(),
                            offer.endpoints().stream()
                                    .filter(endpoint -> seen.contains(endpoint.id()))
                                    .toList()))
                    .filter(offer -> !offer.endpoints().isEmpty())
                    .toList();
        }
    }

    public Catalog read() {
        List<EndpointView> all = store.where(Endpoint.class, "enabled", true).stream()
                .map(Endpoint::view)
                .toList();
        Map<String, List<EndpointView>> byService = new HashMap<>();
        all.forEach(endpoint -> byService
                .computeIfAbsent(endpoint.serviceId(), id -> new ArrayList<>())
                .add(endpoint));
        List<Offer> offers = store.where(CatalogEntry.class, "enabled", true).stream()
                .filter(service -> byService.containsKey(service.id()))
                .map(service -> new Offer(service.view(), List.copyOf(byService.get(service.id()))))
                .toList();
        return new Catalog(offers, only(all));
    }

    private Map<String, Set<String>> only(List<EndpointView> all) {
        Map<String, Set<String>> only = new HashMap<>();
        for (ProjectEndpoint listed : store.where(ProjectEndpoint.class)) {
            only.computeIfAbsent(listed.projectId(), id -> new HashSet<>()).add(listed.endpointId());
        }
        for (EndpointGroup row : store.where(EndpointGroup.class)) {
            EndpointGroupView group = row.view();
            for (String project : row.projectIds()) {
                Set<String> seen = only.computeIfAbsent(project, id -> new HashSet<>());
                all.stream().filter(group::holds).forEach(endpoint -> seen.add(endpoint.id()));
            }
        }
        return only;
    }
}
