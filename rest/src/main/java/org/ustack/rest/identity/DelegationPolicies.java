package org.ustack.rest.identity;

import java.util.ArrayList;
import java.util.List;
import org.ustack.identity.IdentityRules;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/**
 * The rules of application credentials, trusts and OAuth, by Keystone's names. Users reach what is theirs; readers of the
 * whole cloud read all, admins also end it.
 */
public final class DelegationPolicies implements PolicyCatalogue {

    private static final String CREDENTIALS = "/v3/users/{user_id}/application_credentials";
    private static final String RULES = "/v3/users/{user_id}/access_rules";
    private static final String TRUSTS = "/v3/OS-TRUST/trusts";
    private static final String CONSUMERS = "/v3/OS-OAUTH1/consumers";
    private static final String ACCESS = "/v3/users/{user_id}/OS-OAUTH1/access_tokens";

    private final List<PolicyRule> rules = new ArrayList<>();

    public DelegationPolicies() {
        applicationCredentials();
        trusts();
        oauth();
        keyPairs();
    }

    @Override
    public List<PolicyRule> rules() {
        return List.copyOf(rules);
    }

    private void applicationCredentials() {
        own("create_application_credential", "Create an application credential of one's own.", "POST " + CREDENTIALS);
        own("list_application_credentials", "List the application credentials of a user.", "GET " + CREDENTIALS);
        own("get_application_credential", "Show an application credential.", "GET " + CREDENTIALS + "/{id}");
        own("delete_application_credential", "Delete an application credential.", "DELETE " + CREDENTIALS + "/{id}");
        own("list_access_rules", "List the access rules of a user.", "GET " + RULES);
        own("get_access_rule", "Show an access rule.", "GET " + RULES + "/{id}");
        own("delete_access_rule", "Delete an access rule that no credential uses.", "DELETE " + RULES + "/{id}");
    }

    private void trusts() {
        own("create_trust", "Let another user act with some of one's roles.", "POST " + TRUSTS);
        own("list_trusts", "List the trusts of everybody.", "GET " + TRUSTS);
        own("list_trusts_for_trustor", "List the trusts that a user gives.", "GET " + TRUSTS + "?trustor_user_id={id}");
        own(
                "list_trusts_for_trustee",
                "List the trusts that a user is given.",
                "GET " + TRUSTS + "?trustee_user_id={id}");
        own("get_trust", "Show a trust.", "GET " + TRUSTS + "/{id}");
        own("delete_trust", "End a trust as its trustor.", "DELETE " + TRUSTS + "/{id}");
        own("list_roles_for_trust", "List the roles of a trust.", "GET " + TRUSTS + "/{id}/roles");
        own("get_role_for_trust", "Show a role of a trust.", "GET " + TRUSTS + "/{id}/roles/{role_id}");
    }

    private void oauth() {
        rule("create_consumer", Access.ADMIN, "Create a consumer of OAuth.", "POST " + CONSUMERS);
        rule("list_consumers", Access.READER, "List the consumers of OAuth.", "GET " + CONSUMERS);
        rule("get_consumer", Access.READER, "Show a consumer of OAuth.", "GET " + CONSUMERS + "/{id}");
        rule("update_consumer", Access.ADMIN, "Change a consumer of OAuth.", "PATCH " + CONSUMERS + "/{id}");
        rule("delete_consumer", Access.ADMIN, "Delete a consumer of OAuth.", "DELETE " + CONSUMERS + "/{id}");
        own(
                "authorize_request_token",
                "Let a consumer act with some of one's roles.",
                "PUT /v3/OS-OAUTH1/authorize/{request_token_id}");
        own("list_access_tokens", "List what a user lets consumers do.", "GET " + ACCESS);
        own("get_access_token", "Show an access token.", "GET " + ACCESS + "/{id}");
        own("delete_access_token", "Revoke an access token.", "DELETE " + ACCESS + "/{id}");
        own("list_access_token_roles", "List the roles of an access token.", "GET " + ACCESS + "/{id}/roles");
        own("get_access_token_role", "Show a role of an access token.", "GET " + ACCESS + "/{id}/roles/{role_id}");
    }

    private void keyPairs() {
        rule(
                "list_revoke_events",
                Access.SERVICE,
                "List the tokens that were revoked one by one.",
                "GET /v3/OS-REVOKE/events");
        rule(
                "ec2tokens_validate",
                Access.SERVICE,
                "Get a token for a request that is signed with a key pair.",
                "POST /v3/ec2tokens");
        rule(
                "s3tokens_validate",
                Access.SERVICE,
                "Get a token for a request to S3 that is signed with a key pair.",
                "POST /v3/s3tokens");
    }

    private void own(String name, String sentence, String operation) {
        rule(name, Access.AUTHENTICATED, sentence, operation);
    }

    private void rule(String name, Access access, String sentence, String operation) {
        rules.add(IdentityRules.ofTheCloud(new PolicyRule("identity:" + name, access, sentence, operation)));
    }
}
