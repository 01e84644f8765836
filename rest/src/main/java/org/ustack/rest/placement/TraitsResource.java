package org.ustack.rest.placement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ustack.kernel.CloudException;
import org.ustack.placement.ResourceProviderService;
import org.ustack.placement.ResourceProviderService.Provider;
import org.ustack.rest.common.Policy;

/** {@code /traits} (1.6). */
@Path("traits")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TraitsResource {

    @Inject
    PlacementRequest placement;

    @Inject
    ResourceProviderService providers;

    @Context
    UriInfo uri;

    @GET
    @Policy("placement:traits:list")
    public Map<String, Object> list() {
        QueryReader query = new QueryReader(uri.getQueryParameters(), placement.since(6));
        query.only(Set.of("name", "associated")::contains);
        Predicate<String> named = named(query.text("name"));
        Boolean associated = flag(query.text("associated"));
        List<Provider> all = providers.all();
        return Map.of("traits", wanted(all, associated).stream().filter(named).toList());
    }

    private static Collection<String> wanted(List<Provider> all, Boolean associated) {
        Set<String> used = Vocabulary.associated(all);
        Set<String> known = Vocabulary.traits(all);
        if (associated == null) {
            return known;
        }
        if (associated) {
            return used;
        }
        known.removeAll(used);
        return known;
    }

    /** {@code in:A,B} or {@code startswith:P}; any other operator filters nothing. */
    private static Predicate<String> named(String text) {
        if (text == null) {
            return name -> true;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw QueryReader.bad("Badly formatted name parameter. Expected name query string parameter in form:"
                    + " ?name=[in|startswith]:[name1,name2|prefix]. Got: \"" + text + "\"");
        }
        String value = text.substring(colon + 1);
        return switch (text.substring(0, colon)) {
            case "in" -> Set.copyOf(List.of(value.split(",")))::contains;
            case "startswith" -> name -> name.startsWith(value);
            default -> name -> true;
        };
    }

    private static Boolean flag(String text) {
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw QueryReader.bad("The query parameter \"associated\" only accepts \"true\" or \"false\"");
        };
    }

    /** An answer without a body: 204 if there is such a trait. */
    @GET
    @Path("{name}")
    @Policy("placement:traits:show")
    public void show(@PathParam("name") String name) {
        placement.since(6);
        if (!Vocabulary.traits(providers.all()).contains(name)) {
            throw new CloudException(PlacementApiError.TRAIT_NOT_FOUND, "name", name);
        }
    }
}
