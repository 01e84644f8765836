package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.network.Change;
import org.ustack.network.FloatingIpDraft;
import org.ustack.network.FloatingIpService;
import org.ustack.network.FloatingIpView;
import org.ustack.network.Listing;
import org.ustack.network.NetworkService;
import org.ustack.network.NetworkView;

/** Floating addresses as compute once knew them: of the project in scope, in pools that are external networks by name. */
@RequestScoped
public class ProxiedFloatingIps {

    @Inject
    ComputeRequest request;

    @Inject
    FloatingIpService floating;

    @Inject
    NetworkService networks;

    List<FloatingIpView> ofProject() {
        return of("project_id", request.caller().projectId());
    }

    private List<FloatingIpView> of(String attribute, String value) {
        return floating.list(request.caller(), Listing.where(attribute, value)).items();
    }

    FloatingIpView find(String id) {
        try {
            return floating.show(request.caller(), id);
        } catch (CloudException e) {
            throw e.code().kind() == ErrorKind.NOT_FOUND
                    ? new CloudException(e, ComputeApiError.FLOATING_IP_NOT_FOUND, "id", id)
                    : e;
        }
    }

    /** @throws CloudException if the project has no such address */
    FloatingIpView byAddress(String address) {
        return of("floating_ip_address", address).stream()
                .findFirst()
                .orElseThrow(() -> new CloudException(ComputeApiError.NO_SUCH_FLOATING_IP));
    }

    /** @param pool name or id of an external network, or null for the default one, or the only one */
    FloatingIpView allocate(String pool) {
        String network = pool(pool).head().id();
        FloatingIpDraft draft = new FloatingIpDraft(
                network,
                null,
                null,
                Change.to(request.caller().projectId()),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
        return Proxies.answer(
                () -> floating.create(request.caller(), List.of(draft)).get(0));
    }

    private NetworkView pool(String wanted) {
        List<NetworkView> pools = pools();
        return pools.stream()
                .filter(network -> wanted == null || wanted.isEmpty()
                        ? network.isDefault() || pools.size() == 1
                        : network.head().name().equals(wanted)
                                || network.head().id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new CloudException(ComputeApiError.NO_FLOATING_IP_POOL));
    }

    private List<NetworkView> pools() {
        return networks.list(request.caller(), Listing.where("router:external", "true"))
                .items();
    }

    /** By network id. */
    Map<String, String> poolNames() {
        return pools().stream()
                .collect(Collectors.toMap(network -> network.head().id(), network -> network.head()
                        .name()));
    }

    void release(String id) {
        find(id);
        Proxies.run(() -> floating.delete(request.caller(), id, null));
    }

    /** @param port null to disassociate */
    void associate(FloatingIpView one, String port, String fixed) {
        FloatingIpDraft changes = new FloatingIpDraft(
                null,
                null,
                null,
                Change.none(),
                Change.none(),
                Change.to(port),
                fixed == null ? Change.none() : Change.to(fixed),
                Change.none(),
                Change.none());
        Proxies.run(() -> floating.update(request.caller(), one.head().id(), changes, null));
    }
}
