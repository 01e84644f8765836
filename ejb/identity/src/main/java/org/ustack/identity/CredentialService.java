package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** Secrets that users keep here: their own only, unless the caller is an admin. Unknown ones are not found. */
public interface CredentialService {

    /** The type of the access keys of the EC2 and S3 APIs; the blob is {@code {"access":…,"secret":…}}. */
    String EC2 = "ec2";

    /** @param token the caller's: a key pair made with one under something gives no more than that */
    CredentialView create(RequestContext caller, TokenView token, CredentialDraft draft);

    /** Those that the caller may see. @param userId null for all @param type null for any */
    List<CredentialView> list(RequestContext caller, String userId, String type);

    CredentialView get(RequestContext caller, String id);

    CredentialView update(RequestContext caller, TokenView token, String id, CredentialDraft draft);

    void delete(RequestContext caller, String id);

    /** A new key pair for the EC2 and S3 APIs; its id is the SHA-256 of the access key. */
    CredentialView createEc2(RequestContext caller, TokenView token, String userId, String projectId);

    /** The key pairs of one user. */
    List<CredentialView> ec2Of(RequestContext caller, String userId);

    /** As Keystone, by the pair alone, whomever it belongs to, if the caller may. @param access the public half of it */
    void deleteEc2(RequestContext caller, String access);

    /** @param access the public half of the pair */
    CredentialView ec2(RequestContext caller, String userId, String access);
}
