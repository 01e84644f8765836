package org.ustack.rest.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.ustack.image.ImageMembers;
import org.ustack.image.MemberStatus;
import org.ustack.image.MemberView;
import org.ustack.rest.common.ApiTimes;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** With whom an image is shared: {@code /v2/images/{id}/members}. */
@Path("v2")
@RequestScoped
public class ImageMembersResource {

    private static final int MAX_WORD = 255;

    @Inject
    CurrentRequest current;

    @Inject
    ImageMembers members;

    @GET
    @Path("images/{id}/members")
    @Policy(ImagePolicies.MEMBERS)
    public Response list(@PathParam("id") String id) {
        List<MemberJson> all =
                members.list(current.context(), id).stream().map(MemberJson::of).toList();
        return ImagesResource.json(Response.ok(), new MembersJson(all, "/v2/schemas/members"));
    }

    @POST
    @Path("images/{id}/members")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(ImagePolicies.ADD_MEMBER)
    public Response add(@PathParam("id") String id, JsonBody body) {
        String member = body.requiredText("member", 1, MAX_WORD);
        return member(members.add(current.context(), id, member));
    }

    @GET
    @Path("images/{id}/members/{member}")
    @Policy(ImagePolicies.MEMBER)
    public Response show(@PathParam("id") String id, @PathParam("member") String member) {
        return member(members.show(current.context(), id, member));
    }

    @PUT
    @Path("images/{id}/members/{member}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(ImagePolicies.MODIFY_MEMBER)
    public Response answer(@PathParam("id") String id, @PathParam("member") String member, JsonBody body) {
        String word = body.requiredText("status", 1, MAX_WORD);
        MemberStatus status = MemberStatus.ofApiName(word)
                .orElseThrow(() ->
                        body.invalid("status", "'" + word + "' is not one of ['pending', 'accepted', 'rejected']"));
        return member(members.answer(current.context(), id, member, status));
    }

    @DELETE
    @Path("images/{id}/members/{member}")
    @Policy(ImagePolicies.DELETE_MEMBER)
    public Response remove(@PathParam("id") String id, @PathParam("member") String member) {
        members.remove(current.context(), id, member);
        return Response.noContent().build();
    }

    private static Response member(MemberView view) {
        return ImagesResource.json(Response.ok(), MemberJson.of(view));
    }

    record MembersJson(List<MemberJson> members, String schema) {}

    record MemberJson(
            @JsonProperty("image_id") String imageId,
            @JsonProperty("member_id") String memberId,
            String status,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("updated_at") String updatedAt,
            String schema) {

        static MemberJson of(MemberView view) {
            return new MemberJson(
                    view.imageId(),
                    view.memberId(),
                    view.status().apiName(),
                    ApiTimes.seconds(view.createdAt()),
                    ApiTimes.seconds(view.updatedAt()),
                    "/v2/schemas/member");
        }
    }
}
