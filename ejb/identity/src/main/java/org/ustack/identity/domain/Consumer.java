package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.ustack.identity.ConsumerView;

/** A program that users may let act for them. */
@Entity
@Table(name = "identity_consumer")
public class Consumer {

    @Id
    private String id;

    @Column(columnDefinition = "longtext")
    private String description;

    @Column(name = "encrypted_secret", columnDefinition = "longtext")
    private String encryptedSecret;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> extra;

    protected Consumer() {}

    public Consumer(String id, String description, String encryptedSecret, Map<String, Object> extra) {
        this.id = id;
        this.description = description;
        this.encryptedSecret = encryptedSecret;
        this.extra = JsonMap.fresh(extra);
    }

    /** Null where nothing changes. */
    public void change(String newDescription, Map<String, Object> changes) {
        description = newDescription == null ? description : newDescription;
        extra = JsonMap.merged(extra, changes);
    }

    public String id() {
        return id;
    }

    public String encryptedSecret() {
        return encryptedSecret;
    }

    /** @param secret in clear, or null */
    public ConsumerView view(String secret) {
        return new ConsumerView(id, description, secret, extra);
    }
}
