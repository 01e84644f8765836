package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Which entry of a domain's directory a user or group of this cloud stands for. */
@Entity
@Table(name = "identity_directory_entry")
public class DirectoryEntry {

    @Id
    private String id;

    @Column(name = "domain_id")
    private String domainId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(8)")
    private Kind kind;

    @Column(name = "local_id")
    private String localId;

    protected DirectoryEntry() {}

    /** What an entry describes. */
    public enum Kind {
        USER,
        GROUP
    }

    public DirectoryEntry(String domainId, Kind kind, String localId) {
        this.id = idOf(domainId, kind, localId);
        this.domainId = domainId;
        this.kind = kind;
        this.localId = localId;
    }

    /**
     * The same for ever for the same entry, and the same as Keystone's id generator {@code sha256} gives: the digest of domain,
     * kind and local id in a row.
     *
     * @return 64 hexadecimal characters
     */
    public static String idOf(String domainId, Kind kind, String localId) {
        try {
            String text = domainId + kind.name().toLowerCase(Locale.ROOT) + localId;
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public String id() {
        return id;
    }

    public String domainId() {
        return domainId;
    }

    public Kind kind() {
        return kind;
    }

    /** As the directory's id attribute has it. */
    public String localId() {
        return localId;
    }
}
