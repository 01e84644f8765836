package org.ustack.rest.identity;

import jakarta.ws.rs.ApplicationPath;
import org.ustack.rest.common.ApiApplication;

/** Keystone v3 at {@code /identity}. */
@ApplicationPath("/identity")
public class IdentityApplication extends ApiApplication {

    public IdentityApplication() {
        super(
                new IdentityErrorFormat(),
                VersionsResource.class,
                AuthResource.class,
                DomainsResource.class,
                ProjectsResource.class,
                UsersResource.class,
                GroupsResource.class,
                RolesResource.class,
                RoleInferencesResource.class,
                GrantsResource.class,
                InheritedGrantsResource.class,
                SystemGrantsResource.class,
                RoleAssignmentsResource.class,
                RegionsResource.class,
                ServicesResource.class,
                EndpointsResource.class,
                CredentialsResource.class,
                Ec2CredentialsResource.class,
                DomainConfigResource.class,
                DomainConfigDefaultsResource.class,
                SecurityComplianceResource.class,
                IdentityProvidersResource.class,
                FederationProtocolsResource.class,
                MappingsResource.class,
                ServiceProvidersResource.class,
                FederatedAuthResource.class,
                WebLoginResource.class,
                FederatedScopesResource.class,
                ApplicationCredentialsResource.class,
                AccessRulesResource.class,
                TrustsResource.class,
                ConsumersResource.class,
                OAuthResource.class,
                AccessTokensResource.class,
                Ec2TokensResource.class,
                S3TokensResource.class,
                RegisteredLimitsResource.class,
                LimitsResource.class,
                RevocationEventsResource.class,
                SimpleCertResource.class,
                EndpointGroupsResource.class,
                ProjectEndpointsResource.class,
                PolicyDocumentsResource.class,
                PolicyAssociationsResource.class,
                EndpointPolicyResource.class);
    }
}
