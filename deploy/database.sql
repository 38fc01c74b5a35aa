-- Roles, database and extensions, once, as a superuser:
--   sudo -u postgres psql -v owner_password="'…'" -v web_password="'…'" \
--     -v public_password="'…'" < database.sql
-- Make each password at random:  openssl rand -hex 24
-- The web role owns no table, because row security does not bind an owner. The role of the public site reads what is
-- published: goldthread migrate grants it that, and takes away whatever else it was given.
\set ON_ERROR_STOP on

create role gt_owner login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :owner_password;
create role gt_web login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :web_password;
create role gt_public login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :public_password;
create database goldthread owner gt_owner encoding 'UTF8' template template0;
revoke all on database goldthread from public;
grant connect on database goldthread to gt_web, gt_public;

\connect goldthread
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists btree_gist;
create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;
revoke create on schema public from public;
alter schema public owner to gt_owner;
