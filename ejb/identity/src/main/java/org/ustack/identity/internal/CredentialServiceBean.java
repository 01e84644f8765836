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
import org.ustack.identity.TokenView;
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
    SealedSecrets secrets;

    @Inject
    Ids ids;

    @Override
    public CredentialView create(RequestContext caller, TokenView token, CredentialDraft draft) {
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
        String blob = EC2.equals(draft.type()) ? Ec2Blob.bound(draft.blob(), token) : draft.blob();
        CredentialDraft owned = new CredentialDraft(owner, draft.projectId(), draft.type(), blob);
        Credential credential = new Credential(id);
        credential.change(owned, secrets.seal(blob));
        em.persist(credential);
        return credential.view(blob);
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
    public CredentialView update(RequestContext caller, TokenView token, String id, CredentialDraft draft) {
        Credential credential = own(caller, id, "identity:update_credential");
        if (draft.userId() != null) {
            requireOwner(caller, draft.userId(), "identity:update_credential");
            store.require(User.class, draft.userId(), "user");
        }
        String type = draft.type() == null ? credential.kind() : draft.type();
        String blob = draft.blob() == null || !EC2.equals(type) ? draft.blob() : Ec2Blob.bound(draft.blob(), token);
        if (EC2.equals(type) && !token.mayDelegate()) {
            throw IdentityError.forbidden("Changing a key pair with a token issued via delegation.");
        }
        credential.change(draft, blob == null ? null : secrets.seal(blob));
        return view(credential);
    }

    @Override
    public void delete(RequestContext caller, String id) {
        em.remove(own(caller, id, "identity:delete_credential"));
    }

    @Override
    public CredentialView createEc2(RequestContext caller, TokenView token, String userId, String projectId) {
        requireOwner(caller, userId, "identity:ec2_create_credential");
        store.require(Project.class, projectId, "project");
        Map<String, String> blob = new LinkedHashMap<>();
        blob.put("access", ids.hex());
        blob.put("secret", ids.hex());
        return create(caller, token, new CredentialDraft(userId, projectId, EC2, Json.write(blob)));
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

    private CredentialView view(Credential credential) {
        return credential.view(secrets.open(credential.encryptedBlob()));
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

    static String idOfAccess(String access) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(access.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
