package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.CredentialDraft;
import org.ustack.identity.CredentialService;
import org.ustack.identity.CredentialView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.domain.Credential;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.User;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Json;
import org.ustack.kernel.RequestContext;

@Stateless
public class CredentialServiceBean implements CredentialService {

    private static final String KIND = "credential";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentitySecrets secrets;

    @Inject
    Ids ids;

    @Override
    public CredentialView create(RequestContext caller, CredentialDraft draft) {
        String owner = draft.userId() == null ? caller.userId() : draft.userId();
        requireOwner(caller, owner, "identity:create_credential");
        store.require(User.class, owner, "user");
        String id = EC2.equals(draft.type()) ? idOfAccess(accessIn(draft.blob())) : ids.hex();
        if (em.find(Credential.class, id) != null) {
            throw IdentityError.duplicate(KIND, id);
        }
        if (EC2.equals(draft.type()) && draft.projectId() == null) {
            throw IdentityError.invalid("Invalid blob in credential: project_id is required for type ec2.");
        }
        CredentialDraft owned = new CredentialDraft(owner, draft.projectId(), draft.type(), draft.blob());
        Credential credential = new Credential(id);
        credential.change(owned, seal(draft.blob()));
        em.persist(credential);
        return credential.view(draft.blob());
    }

    @Override
    public List<CredentialView> list(RequestContext caller, String userId, String type) {
        boolean all = IdentityAccess.allows(caller, "identity:list_credentials", Map.of());
        return store.where(Credential.class, "userId", all ? userId : caller.userId(), "kind", type).stream()
                .filter(found -> userId == null || userId.equals(found.userId()))
                .map(this::view)
                .toList();
    }

    @Override
    public CredentialView get(RequestContext caller, String id) {
        return view(own(caller, id, "identity:get_credential"));
    }

    @Override
    public CredentialView update(RequestContext caller, String id, CredentialDraft draft) {
        Credential credential = own(caller, id, "identity:update_credential");
        if (draft.userId() != null) {
            requireOwner(caller, draft.userId(), "identity:update_credential");
            store.require(User.class, draft.userId(), "user");
        }
        credential.change(draft, draft.blob() == null ? null : seal(draft.blob()));
        return view(credential);
    }

    @Override
    public void delete(RequestContext caller, String id) {
        em.remove(own(caller, id, "identity:delete_credential"));
    }

    @Override
    public CredentialView createEc2(RequestContext caller, String userId, String projectId) {
        requireOwner(caller, userId, "identity:ec2_create_credential");
        store.require(Project.class, projectId, "project");
        Map<String, String> blob = new LinkedHashMap<>();
        blob.put("access", ids.hex());
        blob.put("secret", ids.hex());
        return create(caller, new CredentialDraft(userId, projectId, EC2, Json.write(blob)));
    }

    @Override
    public List<CredentialView> ec2Of(RequestContext caller, String userId) {
        requireOwner(caller, userId, "identity:ec2_list_credentials");
        return store.where(Credential.class, "userId", userId, "kind", EC2).stream()
                .map(this::view)
                .toList();
    }

    @Override
    public void deleteEc2(RequestContext caller, String access) {
        Credential credential = store.require(Credential.class, idOfAccess(access), KIND);
        requireOwner(caller, credential.userId(), "identity:ec2_delete_credential");
        em.remove(credential);
    }

    @Override
    public CredentialView ec2(RequestContext caller, String userId, String access) {
        Credential credential = store.require(Credential.class, idOfAccess(access), KIND);
        requireOwner(caller, credential.userId(), "identity:ec2_get_credential");
        CredentialView found = view(credential);
        if (!found.userId().equals(userId)) {
            throw IdentityError.notFound(KIND, access);
        }
        return found;
    }

    private Credential own(RequestContext caller, String id, String rule) {
        Credential credential = em.find(Credential.class, id);
        IdentityAccess.must(
                caller, rule, credential == null ? Map.of() : IdentityAccess.ofCredential(credential.userId()));
        return store.require(Credential.class, id, KIND);
    }

    private static void requireOwner(RequestContext caller, String owner, String rule) {
        IdentityAccess.must(caller, rule, IdentityAccess.ofCredential(owner));
    }

    private String seal(String blob) {
        return secrets.credentialKeys().seal(blob.getBytes(StandardCharsets.UTF_8));
    }

    private CredentialView view(Credential credential) {
        Fernet.Opened opened = Fernet.open(secrets.credentialKeys().keys(), credential.encryptedBlob())
                .orElseThrow(() -> new IllegalStateException("the key of a stored credential is missing"));
        return credential.view(new String(opened.message(), StandardCharsets.UTF_8));
    }

    private static String accessIn(String blob) {
        try {
            if (Json.read(blob, Map.class).get("access") instanceof String access) {
                return access;
            }
        } catch (IllegalArgumentException e) {
            throw IdentityError.invalid("Invalid blob in credential: " + e.getMessage());
        }
        throw IdentityError.invalid("Invalid blob in credential: access is missing.");
    }

    private static String idOfAccess(String access) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(access.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
