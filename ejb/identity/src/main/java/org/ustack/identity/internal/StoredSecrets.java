package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ustack.identity.CredentialService;
import org.ustack.identity.CredentialView;
import org.ustack.identity.domain.Credential;

/** Stored credentials in clear, for what logs in with them. */
@Stateless
public class StoredSecrets {

    @Inject
    IdentityRepository store;

    @Inject
    SealedSecrets secrets;

    /** A credential in clear. */
    public record Secret(String id, String blob) {

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Secret[" + id + "]";
        }
    }

    public List<Secret> ofType(String userId, String type) {
        return store.where(Credential.class, "userId", userId, "kind", type).stream()
                .map(row -> new Secret(row.view("").id(), secrets.open(row.encryptedBlob())))
                .toList();
    }

    /** The key pair with that access key. */
    public Optional<CredentialView> ec2(String access) {
        return store
                .where(Credential.class, "id", CredentialServiceBean.idOfAccess(access), "kind", CredentialService.EC2)
                .stream()
                .findFirst()
                .map(row -> row.view(secrets.open(row.encryptedBlob())));
    }
}
