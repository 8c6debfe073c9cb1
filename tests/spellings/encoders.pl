use strict;
use warnings;
use Data::Dumper;
use Encode;
use JSON::PP;
use MIME::Base64;

local $/;
my $values = JSON::PP->new->utf8->decode(<STDIN>);
my $json = JSON::PP->new->allow_nonref;
$Data::Dumper::Terse = 1;
my %encoders = (
    "JSON::PP"       => sub { encode_utf8($json->ascii(0)->encode($_[0])) },
    "JSON::PP ascii" => sub { $json->ascii(1)->encode($_[0]) },
    "JSON::PP twice" => sub { $json->ascii(1)->encode($json->ascii(1)->encode($_[0])) },
    "Data::Dumper"   => sub { Dumper(encode_utf8($_[0])) },
    "encode_base64"  => sub { encode_base64(encode_utf8($_[0])) },
    "unpack"         => sub { unpack("H*", encode_utf8($_[0])) },
    "single quotes"  => sub { "'" . encode_utf8($_[0]) =~ s/([\\'])/\\$1/gr . "'" },
);
for my $at (0 .. $#$values) {
    for my $name (sort keys %encoders) {
        print join("\t", $name, $at, unpack("H*", $encoders{$name}->($values->[$at]))), "\n";
    }
}
