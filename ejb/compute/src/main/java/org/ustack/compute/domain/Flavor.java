package org.ustack.compute.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.compute.FlavorService.NewFlavor;

/** A size on offer. Deleted ones keep their row, since servers name them. */
@Entity
@Table(name = "flavor")
public class Flavor {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "flavor_seq")
    @SequenceGenerator(name = "flavor_seq", sequenceName = "flavor_seq", allocationSize = 1)
    private Long number;

    private String id;

    private String name;

    private int vcpus;

    private int ram;

    private int disk;

    private int ephemeral;

    private int swap;

    @Column(name = "rxtx_factor")
    private double rxtxFactor;

    @Column(name = "is_public")
    private boolean isPublic;

    @Column(columnDefinition = "longtext")
    private String description;

    @Column(name = "extra_specs", columnDefinition = "longtext")
    private String extraSpecs;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Column(name = "live_id")
    private String liveId;

    @Column(name = "live_name")
    private String liveName;

    protected Flavor() {}

    public Flavor(String id, NewFlavor wish, Instant now) {
        this.id = id;
        this.name = wish.name();
        this.vcpus = wish.vcpus();
        this.ram = wish.ram();
        this.disk = wish.disk();
        this.ephemeral = wish.ephemeral();
        this.swap = wish.swap();
        this.rxtxFactor = wish.rxtxFactor();
        this.isPublic = wish.isPublic();
        this.description = wish.description();
        this.extraSpecs = "{}";
        this.createdAt = now;
        this.liveId = id;
        this.liveName = wish.name();
    }

    public void delete(Instant now) {
        this.deletedAt = now;
        this.liveId = null;
        this.liveName = null;
    }

    public void describe(String text) {
        this.description = text;
    }

    public SortedMap<String, String> extraSpecs() {
        return new TreeMap<>(JsonText.readStrings(extraSpecs));
    }

    public void setExtraSpecs(Map<String, String> specs) {
        this.extraSpecs = JsonText.write(specs);
    }

    public long number() {
        return number;
    }

    public String id() {
        return id;
    }

    public boolean isPublic() {
        return isPublic;
    }

    public FlavorView view() {
        return new FlavorView(
                id, name, vcpus, ram, disk, ephemeral, swap, rxtxFactor, isPublic, false, description, extraSpecs());
    }
}
