package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.HostRoute;
import org.ustack.network.RouterDraft;
import org.ustack.network.RouterView;

@Entity
@Table(name = "router")
public class Router extends StandardResource {

    private String name;

    @Column(name = "admin_state_up")
    private boolean adminStateUp;

    private String status;

    @Column(name = "gateway_port_id")
    private String gatewayPortId;

    @Column(name = "gateway_network_id")
    private String gatewayNetworkId;

    @Column(name = "enable_snat")
    private boolean enableSnat;

    private boolean distributed;
    private boolean ha;

    @Column(name = "zone_hints", columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Texts.class)
    private List<String> zoneHints;

    @Column(columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Routes.class)
    private List<HostRoute> routes = List.of();

    protected Router() {}

    public Router(String id, String projectId, RouterDraft draft, Instant now) {
        super(id, projectId, draft.description().orIfNull(""), now);
        name = "";
        adminStateUp = true;
        status = "ACTIVE";
        enableSnat = true;
        zoneHints = draft.zoneHints().orIfNull(List.of());
        set(draft);
    }

    public void apply(RouterDraft changes, Instant now) {
        describe(changes.description().or(head("", List.of()).description()));
        set(changes);
        touch(now);
    }

    private void set(RouterDraft draft) {
        name = draft.name().orIfNull(name);
        adminStateUp = draft.adminStateUp().orIfNull(adminStateUp);
        distributed = draft.distributed().orIfNull(distributed);
        ha = draft.ha().orIfNull(ha);
        routes = draft.routes().given() ? List.copyOf(draft.routes().orIfNull(List.of())) : routes;
    }

    /** @param snat as it is to be from now on */
    public void leadOut(String network, String port, boolean snat) {
        gatewayNetworkId = network;
        gatewayPortId = port;
        enableSnat = snat;
    }

    public void closeGateway() {
        leadOut(null, null, true);
    }

    public void route(List<HostRoute> all, Instant now) {
        routes = List.copyOf(all);
        touch(now);
    }

    public boolean adminStateUp() {
        return adminStateUp;
    }

    public boolean distributed() {
        return distributed;
    }

    public boolean ha() {
        return ha;
    }

    public String gatewayPortId() {
        return gatewayPortId;
    }

    public String gatewayNetworkId() {
        return gatewayNetworkId;
    }

    public boolean enableSnat() {
        return enableSnat;
    }

    public List<String> zoneHints() {
        return zoneHints;
    }

    public List<HostRoute> routes() {
        return routes;
    }

    public RouterView view(RouterView.Gateway gateway, List<String> zones, List<String> tags) {
        return new RouterView(
                head(name, tags), adminStateUp, status, gateway, distributed, ha, zoneHints, zones, routes);
    }
}
