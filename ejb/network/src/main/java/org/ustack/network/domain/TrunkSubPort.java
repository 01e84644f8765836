package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.ustack.network.TrunkService.SubPort;

/** A port whose traffic goes through a trunk. The keys make it impossible for two to have one VLAN of a trunk. */
@Entity
@Table(name = "trunk_subport")
public class TrunkSubPort {

    @Id
    @Column(name = "port_id")
    private String portId;

    @Column(name = "trunk_id")
    private String trunkId;

    @Column(name = "segmentation_type")
    private String segmentationType;

    @Column(name = "segmentation_id")
    private int segmentationId;

    protected TrunkSubPort() {}

    public TrunkSubPort(String trunkId, SubPort draft) {
        this.trunkId = trunkId;
        this.portId = draft.portId();
        this.segmentationType = draft.type();
        this.segmentationId = draft.segmentationId();
    }

    public String portId() {
        return portId;
    }

    public String trunkId() {
        return trunkId;
    }

    public SubPort view() {
        return new SubPort(portId, segmentationType, segmentationId);
    }
}
