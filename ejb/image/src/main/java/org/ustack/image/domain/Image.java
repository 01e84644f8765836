package org.ustack.image.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.image.Visibility;
import org.ustack.kernel.StateMachine.Transition;

/** An image: its record, and the key of its bytes. */
@Entity
@Table(name = "image")
public class Image {

    @Id
    private String id;

    @Version
    private long version;

    private String name;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private ImageStatus status;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private Visibility visibility;

    private String owner;

    @Column(name = "disk_format")
    private String diskFormat;

    @Column(name = "container_format")
    private String containerFormat;

    @Column(name = "min_disk")
    private int minDisk;

    @Column(name = "min_ram")
    private int minRam;

    @Column(name = "delete_protected")
    private boolean deleteProtected;

    private boolean hidden;

    @Column(name = "size_bytes")
    private Long size;

    @Column(name = "virtual_bytes")
    private Long virtualSize;

    private String md5;

    private String sha512;

    @Column(name = "format_proven")
    private boolean formatProven;

    @Column(name = "content_key")
    private String contentKey;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "image_tag", joinColumns = @JoinColumn(name = "image_id"))
    @Column(name = "tag")
    private Set<String> tags = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "image_property", joinColumns = @JoinColumn(name = "image_id"))
    @MapKeyColumn(name = "name")
    @Column(name = "text", columnDefinition = "longtext")
    private Map<String, String> properties = new HashMap<>();

    protected Image() {}

    public Image(String id, String owner, CreateImage command, Instant now) {
        this.id = id;
        this.owner = owner;
        this.name = command.name();
        this.status = ImageStatus.QUEUED;
        this.visibility = command.visibility() == null ? Visibility.SHARED : command.visibility();
        this.diskFormat = command.diskFormat();
        this.containerFormat = command.containerFormat();
        this.minDisk = command.minDisk();
        this.minRam = command.minRam();
        this.deleteProtected = command.deleteProtected();
        this.hidden = command.hidden();
        this.tags.addAll(command.tags());
        this.properties.putAll(command.properties());
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Whether the event is allowed now. */
    public boolean allows(ImageLifecycle.Event event) {
        return ImageLifecycle.TABLE.find(status, event).isPresent();
    }

    /** The only writer of the status. Returns the row of the table, whose effects are the caller's duty. */
    public Transition<ImageStatus, ImageLifecycle.Event, ImageLifecycle.Effect> apply(
            ImageLifecycle.Event event, Instant now) {
        Transition<ImageStatus, ImageLifecycle.Event, ImageLifecycle.Effect> row =
                ImageLifecycle.TABLE.decide(status, event);
        if (row.to() != status) {
            status = row.to();
            updatedAt = now;
        }
        if (row.effects().contains(ImageLifecycle.Effect.FORGET_BYTES)) {
            forgetBytes();
        }
        return row;
    }

    /** Bytes will arrive under this key. */
    public void expectBytes(String key) {
        contentKey = key;
    }

    /** @param provenVirtualSize null if the bytes could not be checked against a disk format */
    public void takeBytes(long bytes, String newMd5, String newSha512, Long provenVirtualSize) {
        size = bytes;
        md5 = newMd5;
        sha512 = newSha512;
        virtualSize = provenVirtualSize;
        formatProven = provenVirtualSize != null;
    }

    private void forgetBytes() {
        contentKey = null;
        size = null;
        md5 = null;
        sha512 = null;
        virtualSize = null;
        formatProven = false;
    }

    public void touch(Instant now) {
        updatedAt = now;
    }

    public void rename(String newName) {
        name = newName;
    }

    public void show(Visibility to) {
        visibility = to;
    }

    public void giveTo(String projectId) {
        owner = projectId;
    }

    public void declareDiskFormat(String format) {
        diskFormat = format;
    }

    public void declareContainerFormat(String format) {
        containerFormat = format;
    }

    /** @param gib 0 for none */
    public void needDisk(int gib) {
        minDisk = gib;
    }

    /** @param mib 0 for none */
    public void needRam(int mib) {
        minRam = mib;
    }

    public void protectFromDeletion(boolean on) {
        deleteProtected = on;
    }

    public void hide(boolean on) {
        hidden = on;
    }

    public Set<String> tags() {
        return tags;
    }

    public Map<String, String> properties() {
        return properties;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public ImageStatus status() {
        return status;
    }

    public Visibility visibility() {
        return visibility;
    }

    public String owner() {
        return owner;
    }

    public String diskFormat() {
        return diskFormat;
    }

    public String containerFormat() {
        return containerFormat;
    }

    public int minDisk() {
        return minDisk;
    }

    public int minRam() {
        return minRam;
    }

    public boolean deleteProtected() {
        return deleteProtected;
    }

    public Long size() {
        return size;
    }

    public Long virtualSize() {
        return virtualSize;
    }

    public String md5() {
        return md5;
    }

    public String sha512() {
        return sha512;
    }

    public boolean formatProven() {
        return formatProven;
    }

    public String contentKey() {
        return contentKey;
    }

    public ImageView view() {
        return new ImageView(
                id,
                name,
                status,
                visibility,
                owner,
                diskFormat,
                containerFormat,
                minDisk,
                minRam,
                deleteProtected,
                hidden,
                size,
                virtualSize,
                md5,
                sha512,
                createdAt,
                updatedAt,
                new TreeSet<>(tags),
                new TreeMap<>(properties));
    }
}
