ALTER TABLE `release` ADD `digests` text;--> statement-breakpoint
ALTER TABLE `round` ADD `themes` text;--> statement-breakpoint
-- "ON DELETE set null" by hand: drizzle-kit leaves it out where a column is added.
ALTER TABLE `scan` ADD `follows_id` text REFERENCES scan(id) ON DELETE set null;
