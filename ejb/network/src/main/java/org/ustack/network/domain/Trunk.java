package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.TrunkService.Draft;
import org.ustack.network.TrunkService.SubPort;
import org.ustack.network.TrunkService.View;

@Entity
@Table(name = "trunk")
public class Trunk extends StandardResource {

    private String name;

    @Column(name = "port_id")
    private String portId;

    @Column(name = "admin_state_up")
    private boolean adminStateUp;

    /** No agent wires subports yet: a trunk that is not wired is DOWN. */
    private String status;

    protected Trunk() {}

    public Trunk(String id, String projectId, Draft draft, Instant now) {
        super(id, projectId, draft.description().orIfNull(""), now);
        name = draft.name().orIfNull("");
        portId = draft.portId();
        adminStateUp = draft.adminStateUp().orIfNull(true);
        status = Port.DOWN;
    }

    public void apply(Draft changes, Instant now) {
        describe(changes.description().or(head("", List.of()).description()));
        name = changes.name().orIfNull(name);
        adminStateUp = changes.adminStateUp().orIfNull(adminStateUp);
        touch(now);
    }

    public String portId() {
        return portId;
    }

    public boolean adminStateUp() {
        return adminStateUp;
    }

    public View view(List<SubPort> subPorts, List<String> tags) {
        return new View(head(name, tags), portId, adminStateUp, status, subPorts);
    }
}
