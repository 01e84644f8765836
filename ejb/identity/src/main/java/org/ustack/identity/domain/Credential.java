package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.ustack.identity.CredentialDraft;
import org.ustack.identity.CredentialView;

/** A secret that a user keeps here, encrypted. */
@Entity
@Table(name = "identity_credential")
public class Credential {

    @Id
    private String id;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "project_id")
    private String projectId;

    private String kind;

    @Column(name = "encrypted_blob", columnDefinition = "longtext")
    private String encryptedBlob;

    protected Credential() {}

    public Credential(String id) {
        this.id = id;
    }

    /** Null where nothing changes. */
    public void change(CredentialDraft draft, String newEncryptedBlob) {
        userId = draft.userId() == null ? userId : draft.userId();
        projectId = draft.projectId() == null ? projectId : draft.projectId();
        kind = draft.type() == null ? kind : draft.type();
        encryptedBlob = newEncryptedBlob == null ? encryptedBlob : newEncryptedBlob;
    }

    public String userId() {
        return userId;
    }

    public String kind() {
        return kind;
    }

    public String encryptedBlob() {
        return encryptedBlob;
    }

    /** @param blob in clear */
    public CredentialView view(String blob) {
        return new CredentialView(id, userId, projectId, kind, blob);
    }
}
