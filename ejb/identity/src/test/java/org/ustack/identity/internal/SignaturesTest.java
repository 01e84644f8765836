package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ustack.identity.Ec2Signature;

/** Signatures against the examples of their specifications. */
class SignaturesTest {

    /** Amazon's example of version 4: GET ListUsers of IAM, signed in the header. */
    @Test
    void version4IsAmazons() {
        String authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request,"
                + " SignedHeaders=content-type;host;x-amz-date,"
                + " Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
        Ec2Signature request = new Ec2Signature(
                "AKIDEXAMPLE",
                "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
                null,
                "iam.amazonaws.com",
                "GET",
                "/",
                Map.of("Action", "ListUsers", "Version", "2010-05-08"),
                Map.of(
                        "Authorization", authorization,
                        "Host", "iam.amazonaws.com",
                        "Content-Type", "application/x-www-form-urlencoded; charset=utf-8",
                        "X-Amz-Date", "20150830T123600Z"),
                null);
        assertThat(AwsSignature.isRight(request, "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"))
                .isTrue();
        assertThat(AwsSignature.isRight(request, "other")).isFalse();
    }

    /** Amazon's example of version 2: DescribeJobFlows of Elastic MapReduce. */
    @Test
    void version2IsAmazons() {
        Ec2Signature request = new Ec2Signature(
                "AKIAIOSFODNN7EXAMPLE",
                "i91nKc4PWAt0JJIdXwz9HxZCJDdiy6cf/Mj6vPxyYIs=",
                null,
                "elasticmapreduce.amazonaws.com",
                "GET",
                "/",
                Map.of(
                        "Action", "DescribeJobFlows",
                        "Version", "2009-03-31",
                        "AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE",
                        "SignatureVersion", "2",
                        "SignatureMethod", "HmacSHA256",
                        "Timestamp", "2011-10-03T15:19:30"),
                Map.of(),
                null);
        assertThat(AwsSignature.isRight(request, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
                .isTrue();
    }

    /** Amazon's example of S3's first scheme: GET of an object. */
    @Test
    void s3IsAmazons() {
        String text = "GET\n\n\nTue, 27 Mar 2007 19:36:42 +0000\n/awsexamplebucket1/photos/puppy.jpg";
        Ec2Signature request = new Ec2Signature(
                "AKIAIOSFODNN7EXAMPLE", "qgk2+6Sv9/oM7G3qLEjTH1a1l1g=", text, "", "", "", Map.of(), Map.of(), null);
        assertThat(AwsSignature.isRight(request, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
                .isTrue();
    }
}
