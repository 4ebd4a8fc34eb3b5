/*
 * How a device checks a license line before it loads it: with the vendor's public keys and its own serial number, and
 * without a network.
 *
 *     cc -std=c99 -Wall -Wextra -o device_line device_line.c -lsodium
 *     device_line KEY[,KEY...] SERIAL < line.txt
 *
 * KEY is `x` of one of the vendor's /.well-known/claviger-device-keys.json; a real device has all of them built in. SERIAL
 * is the device's own, as in 00-90-33-00-00-00. Exit status: 0 good, 1 refused (the reason is on stderr), 2 wrongly called.
 *
 * A line says what is licensed, then a space, its number (sixteen hexadecimal digits), a dot, and the Ed25519 signature of
 * everything before that dot:
 *
 *     vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-00-00-00,R1001,Alinea Rome master 5d57b1c0b7588ac7.<signature>
 *
 * A line that was signed by a key that follows the first one has eight characters of that key's name, and another dot,
 * before the signature: `... 5d57b1c0b7588ac7.tC0sFkYd.<signature>`.
 *
 * What people typed is escaped in it, so that only letters, digits, `.`, `_`, `-` and `%` stand there: no name can bring
 * a second comma, line or command.
 */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum {
	LONGEST_LINE = 4096,
	NUMBER = 16,            /* hexadecimal digits */
	NAME = 8,               /* characters of a key's name */
	MOST_KEYS = 16,
	SERIAL = 17,            /* 00-90-33-00-00-00 */
	SIGNATURE = 86          /* 64 bytes, base64url without padding */
};

/* The vendor's public keys. */
struct keys {
	size_t count;
	unsigned char key[MOST_KEYS][crypto_sign_PUBLICKEYBYTES];
};

/* What a good line licenses. */
struct license {
	char name[64];
	unsigned long units;
	char serial[SERIAL + 1]; /* "-" for a license that is for no device in particular */
	char number[NUMBER + 1]; /* to be looked up in the list of revoked keys */
};

static int is_one_of(char c, const char *these)
{
	return c != '\0' && strchr(these, c) != NULL;
}

static int is_serial(const char *text, size_t length)
{
	if (length != SERIAL)
		return 0;
	for (size_t i = 0; i < SERIAL; i++)
		if (i % 3 == 2 ? text[i] != '-' : !is_one_of(text[i], "0123456789ABCDEF"))
			return 0;
	return 1;
}

/* The bytes of a base64url text; it has exactly one spelling. */
static int decode(unsigned char *bytes, size_t size, const char *text, size_t length)
{
	size_t found = 0;
	const char *end = NULL;
	int code = sodium_base642bin(bytes, size, text, length, NULL, &found, &end,
				     sodium_base64_VARIANT_URLSAFE_NO_PADDING);

	return code == 0 && found == size && end == text + length;
}

/* Takes `name=units,serial,` apart: the last word before the first comma, up to the second. */
static const char *read_says(struct license *license, const char *says, size_t length)
{
	const char *end = says + length;
	const char *comma = memchr(says, ',', length);

	if (comma == NULL)
		return "it has no serial number where one belongs";
	const char *word = comma;
	while (word > says && word[-1] != ' ')
		word--;
	const char *equals = memchr(word, '=', (size_t)(comma - word));
	if (equals == NULL || equals == word || (size_t)(equals - word) >= sizeof license->name)
		return "it does not name what it licenses";
	memcpy(license->name, word, (size_t)(equals - word));
	license->name[equals - word] = '\0';

	size_t digits = (size_t)(comma - equals) - 1;
	if (digits < 1 || digits > 9 || equals[1] == '0')
		return "its quantity is no number";
	license->units = 0;
	for (const char *digit = equals + 1; digit < comma; digit++) {
		if (!is_one_of(*digit, "0123456789"))
			return "its quantity is no number";
		license->units = license->units * 10 + (unsigned long)(*digit - '0');
	}

	const char *serial = comma + 1;
	const char *after = memchr(serial, ',', (size_t)(end - serial));
	size_t size = after == NULL ? 0 : (size_t)(after - serial);
	if (!(size == 1 && *serial == '-') && !is_serial(serial, size))
		return "its serial number is none";
	memcpy(license->serial, serial, size);
	license->serial[size] = '\0';
	return NULL;
}

/* Reads the keys between commas. */
static int read_keys(struct keys *keys, const char *text)
{
	keys->count = 0;
	for (;;) {
		size_t length = strcspn(text, ",");
		if (keys->count == MOST_KEYS || !decode(keys->key[keys->count], crypto_sign_PUBLICKEYBYTES, text, length))
			return 0;
		keys->count++;
		if (text[length] == '\0')
			return 1;
		text += length + 1;
	}
}

/* Whether one of the keys has signed it. */
static int is_signed_by(const struct keys *keys, const unsigned char *signature, const char *text, size_t length)
{
	for (size_t i = 0; i < keys->count; i++)
		if (crypto_sign_verify_detached(signature, (const unsigned char *)text, length, keys->key[i]) == 0)
			return 1;
	return 0;
}

/* Why the line is refused; NULL for a good one. Nothing of it is believed before its signature was checked. */
static const char *check(struct license *license, const struct keys *keys, const char *own, const char *line,
			 size_t length)
{
	unsigned char signature[crypto_sign_BYTES];

	if (length > LONGEST_LINE)
		return "it is too long";
	for (size_t i = 0; i < length; i++)
		if (line[i] < 0x20 || line[i] > 0x7e)
			return "it holds what no line holds";
	if (length < SIGNATURE + 1 + NUMBER + 1 + 1 || line[length - SIGNATURE - 1] != '.')
		return "it does not end in a signature";
	size_t is_signed = length - SIGNATURE - 1;
	if (!decode(signature, sizeof signature, line + is_signed + 1, SIGNATURE))
		return "it does not end in a signature";
	if (!is_signed_by(keys, signature, line, is_signed))
		return "its signature does not fit: it was changed, or signed by another key";

	size_t end = is_signed;
	if (end > NAME + 1 + NUMBER + 1 && line[end - NAME - 1] == '.')
		end -= NAME + 1;
	const char *number = line + end - NUMBER;
	for (size_t i = 0; i < NUMBER; i++)
		if (!is_one_of(number[i], "0123456789abcdef"))
			return "it has no number";
	if (number[-1] != ' ')
		return "it has no number";
	memcpy(license->number, number, NUMBER);
	license->number[NUMBER] = '\0';

	const char *wrong = read_says(license, line, end - NUMBER - 1);
	if (wrong != NULL)
		return wrong;
	if (strcmp(license->serial, "-") != 0 && strcmp(license->serial, own) != 0)
		return "it is for another device";
	return NULL;
}

int main(int argc, char **argv)
{
	struct keys keys;
	char line[LONGEST_LINE + 3]; /* one more than the longest, and a line break */
	struct license license;

	if (argc != 3 || sodium_init() < 0 || !is_serial(argv[2], strlen(argv[2])) ||
	    !read_keys(&keys, argv[1])) {
		fprintf(stderr, "usage: device_line KEY[,KEY...] 00-90-33-00-00-00 < line.txt\n");
		return 2;
	}
	size_t length = fread(line, 1, sizeof line, stdin);
	if (length > 0 && line[length - 1] == '\n')
		length--;
	if (length > 0 && line[length - 1] == '\r')
		length--;
	const char *wrong = check(&license, &keys, argv[2], line, length);
	if (wrong != NULL) {
		fprintf(stderr, "refused: %s\n", wrong);
		return 1;
	}
	printf("%s %lu number %s\n", license.name, license.units, license.number);
	return 0;
}
